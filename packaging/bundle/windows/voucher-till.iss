; The Windows installer of the bundle, for Inno Setup 6.3 or newer. After `bootstrap.py bundle`:
;   iscc /DVersion=0.1.0 packaging\bundle\windows\voucher-till.iss
; Signed, where a sign tool named "till" is set up:  iscc "/Still=signtool sign ... $f" /DSign ...
; Silent:   voucher-till-0.1.0-setup.exe /VERYSILENT /NORESTART /ALLUSERS   (or /CURRENTUSER)

#ifndef Version
  #error Give the version: /DVersion=...
#endif
#define Bundle "..\..\..\build\bundle\voucher-till"

[Setup]
AppId={{6D0B6B52-6E0B-4B0C-9C55-2D6F2C3D5A71}
AppName=Voucher Till
AppVersion={#Version}
AppPublisher=Voucher Till
DefaultDirName={autopf}\Voucher Till
DefaultGroupName=Voucher Till
DisableProgramGroupPage=yes
PrivilegesRequired=admin
PrivilegesRequiredOverridesAllowed=commandline dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
; A till in use is never closed or restarted by an installer, nor the computer.
AppMutex=VoucherTill,Global\VoucherTill
CloseApplications=no
RestartApplications=no
RestartIfNeededByRun=no
SetupIconFile=..\..\..\build\bundle-work\icons\till.ico
UninstallDisplayIcon={app}\voucher-till-window.exe
Compression=lzma2
SolidCompression=yes
OutputDir=..\..\..\build\bundle
OutputBaseFilename=voucher-till-{#Version}-setup
#ifdef Sign
SignTool=till
SignedUninstaller=yes
#endif

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
en.Desktop=Put an icon on the desktop
en.OpenRows=This till has stored or unknown vouchers, or conflicts. Open it, settle what is under "Waiting and conflicts", then try again.

[Tasks]
Name: "desktop"; Description: "{cm:Desktop}"; Flags: unchecked

[InstallDelete]
; Libraries of the version before must not be found by this one.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\Voucher Till"; Filename: "{app}\voucher-till-window.exe"
Name: "{group}\Voucher Till - practise"; Filename: "{app}\voucher-till-window.exe"; Parameters: "--sandbox"
Name: "{autodesktop}\Voucher Till"; Filename: "{app}\voucher-till-window.exe"; Tasks: desktop

[Run]
Filename: "{app}\voucher-till-window.exe"; Flags: nowait postinstall skipifsilent unchecked; Description: "{cm:LaunchProgram,Voucher Till}"

[Code]
{ What the till of the person who runs this says; other people's tills cannot be asked from here. Data is never
  touched: it lies in each person's own folder. }
function HasOpenRows(): Boolean;
var
  Program: String;
  Code: Integer;
begin
  Result := False;
  Program := ExpandConstant('{app}\voucher-till.exe');
  if (GetEnv('VOUCHER_TILL_FORCE') = '1') or not FileExists(Program) then
    exit;
  if Exec(Program, 'queue', '', SW_HIDE, ewWaitUntilTerminated, Code) then
    Result := (Code = 3) or (Code = 4) or (Code = 5);
end;

function PrepareToInstall(var NeedsRestart: Boolean): String;
begin
  NeedsRestart := False;
  Result := '';
  if HasOpenRows() then
    Result := CustomMessage('OpenRows');
end;

function InitializeUninstall(): Boolean;
begin
  Result := not HasOpenRows();
  if not Result then
    SuppressibleMsgBox(CustomMessage('OpenRows'), mbError, MB_OK, IDOK);
end;
