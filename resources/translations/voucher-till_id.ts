<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id_ID" sourcelanguage="en">
<context>
    <name>about_page</name>
    <message>
        <source>What it is built with</source>
        <translation>Dibuat dengan</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>Teks lisensi</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Salin</translation>
    </message>
    <message>
        <source>Copy the versions</source>
        <translation>Salin nomor versi</translation>
    </message>
    <message>
        <source>Done   Esc</source>
        <translation>Selesai   Esc</translation>
    </message>
    <message>
        <source>About Voucher Till</source>
        <translation>Tentang Voucher Till</translation>
    </message>
    <message>
        <source>Its licence's text is not installed with it; its home page has it.</source>
        <translation>Teks lisensinya tidak ikut terpasang; ada di situs webnya.</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Bagian</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versi</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lisensi</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Program ini</translation>
    </message>
    <message>
        <source>A till program for outlets that sell through TikTok GO Dining</source>
        <translation>Program mesin kasir untuk outlet yang berjualan lewat TikTok GO Dining</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>Berjalan di</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Komputer</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Folder data</translation>
    </message>
</context>
<context>
    <name>access_page</name>
    <message>
        <source>Key and secret</source>
        <translation>Kunci dan rahasia</translation>
    </message>
    <message>
        <source>Copy them from the Developer Portal &gt; your app. Spaces that come along are left out. The secret is kept in the system's keyring where there is one.</source>
        <translation>Salin dari Developer Portal &gt; aplikasi Anda. Spasi yang ikut tersalin dibuang. Rahasianya disimpan di keyring sistem bila ada.</translation>
    </message>
    <message>
        <source>Region of the merchant</source>
        <translation>Wilayah merchant</translation>
    </message>
    <message>
        <source>Indonesia and others</source>
        <translation>Indonesia dan lainnya</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>Amerika Serikat</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Tempel</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Periksa sekarang</translation>
    </message>
    <message>
        <source>Advanced: other address…</source>
        <translation>Lanjutan: alamat lain…</translation>
    </message>
    <message>
        <source>Client key</source>
        <translation>Client key</translation>
    </message>
    <message>
        <source>Developer Portal &gt; your app &gt; App details &gt; Credentials</source>
        <translation>Developer Portal &gt; aplikasi Anda &gt; App details &gt; Credentials</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>Client secret</translation>
    </message>
    <message>
        <source>Beside the key. Nobody sees it here unless you want to.</source>
        <translation>Di sebelah client key. Tidak terlihat di sini kecuali Anda mau.</translation>
    </message>
    <message>
        <source>Merchant ID</source>
        <translation>ID merchant</translation>
    </message>
    <message>
        <source>Merchant Portal &gt; Settings &gt; Business information: a long number</source>
        <translation>Merchant Portal &gt; Settings &gt; Business information: angka yang panjang</translation>
    </message>
    <message>
        <source>The platform is asked in another way for merchants of the US.</source>
        <translation>Untuk merchant di Amerika Serikat, platform ditanya dengan cara lain.</translation>
    </message>
    <message>
        <source>Other address of the platform</source>
        <translation>Alamat lain dari platform</translation>
    </message>
    <message>
        <source>Empty for the usual one. It begins with https://.</source>
        <translation>Kosong untuk alamat biasa. Diawali dengan https://.</translation>
    </message>
    <message>
        <source>Kept. Type another one to change it.</source>
        <translation>Tersimpan. Ketik yang lain untuk menggantinya.</translation>
    </message>
    <message>
        <source>The other address begins with https://, or is this computer's own like http://127.0.0.1:8080.</source>
        <translation>Alamat lain diawali dengan https://, atau alamat komputer ini sendiri seperti http://127.0.0.1:8080.</translation>
    </message>
</context>
<context>
    <name>assistant</name>
    <message>
        <source>Start over?</source>
        <translation>Mulai dari awal?</translation>
    </message>
    <message>
        <source>What was filled in here is forgotten. A till that is set up stays so.</source>
        <translation>Yang sudah diisi di sini dilupakan. Mesin kasir yang sudah siap tetap siap.</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Mulai dari awal</translation>
    </message>
    <message>
        <source>Voucher Till · Setup</source>
        <translation>Voucher Till · Penyiapan</translation>
    </message>
    <message>
        <source>Something is still missing. It is marked above.</source>
        <translation>Masih ada yang kurang. Tandanya ada di atas.</translation>
    </message>
    <message>
        <source>Setting up…</source>
        <translation>Menyiapkan…</translation>
    </message>
</context>
<context>
    <name>assistant_first</name>
    <message>
        <source>Welcome</source>
        <translation>Selamat datang</translation>
    </message>
    <message>
        <source>This sets the till up, step by step. Enter goes on, Esc goes back. Close it at any time: what you filled in is kept.</source>
        <translation>Mesin kasir disiapkan langkah demi langkah. Enter untuk lanjut, Esc untuk kembali. Boleh ditutup kapan saja: isian Anda tersimpan.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Seperti sistem</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Terang</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Gelap</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Kontras tinggi</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Ukuran teks</translation>
    </message>
    <message>
        <source>Light for a bright shop, dark for the evening.</source>
        <translation>Terang untuk toko yang terang, gelap untuk malam.</translation>
    </message>
    <message>
        <source>Everything grows with the text.</source>
        <translation>Semuanya membesar bersama teks.</translation>
    </message>
    <message>
        <source>Where does this till work?</source>
        <translation>Di mana mesin kasir ini bekerja?</translation>
    </message>
    <message>
        <source>Each has a record of its own, and nothing of one is ever sent to another. You can set up the others later.</source>
        <translation>Masing-masing punya catatan sendiri, dan tidak ada yang dikirim ke yang lain. Yang lain bisa disiapkan nanti.</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Latihan</translation>
    </message>
    <message>
        <source>Learn with made-up customers. Nothing is needed and nothing is sold.</source>
        <translation>Belajar dengan pelanggan buatan. Tidak perlu apa-apa dan tidak ada yang dijual.</translation>
    </message>
    <message>
        <source>Test merchant</source>
        <translation>Merchant uji</translation>
    </message>
    <message>
        <source>Against TikTok's platform with its test merchant. You need an app in the Developer Portal.</source>
        <translation>Ke platform TikTok dengan merchant ujinya. Anda perlu aplikasi di Developer Portal.</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Sungguhan</translation>
    </message>
    <message>
        <source>Real customers and real vouchers, at an outlet of your own.</source>
        <translation>Pelanggan dan voucher sungguhan, di outlet Anda sendiri.</translation>
    </message>
    <message>
        <source>Use this file</source>
        <translation>Pakai berkas ini</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Mulai dari awal</translation>
    </message>
    <message>
        <source>There is a file of settings: {name}</source>
        <translation>Ada berkas pengaturan: {name}</translation>
    </message>
    <message>
        <source>It came with the program. With it most of the pages are filled in; only the client secret is never in it.</source>
        <translation>Berkas ini ikut dengan program. Dengannya sebagian besar halaman sudah terisi; hanya client secret yang tidak pernah ada di dalamnya.</translation>
    </message>
    <message>
        <source>Choose one of the three first.</source>
        <translation>Pilih dulu salah satu dari tiga.</translation>
    </message>
</context>
<context>
    <name>assistant_guard</name>
    <message>
        <source>That environment has managers of its own. Switch to it first; one of them sets it up there.</source>
        <translation>Lingkungan itu punya manajer sendiri. Pindah dulu ke sana; salah satu manajernya yang menyiapkannya.</translation>
    </message>
</context>
<context>
    <name>assistant_platform</name>
    <message>
        <source>Key, secret and authorisation are good.</source>
        <translation>Kunci, rahasia, dan izin sudah benar.</translation>
    </message>
    <message>
        <source>Vouchers can be checked at this outlet.</source>
        <translation>Voucher bisa diperiksa di outlet ini.</translation>
    </message>
    <message>
        <source>Outlets can be seen.</source>
        <translation>Outlet bisa dilihat.</translation>
    </message>
    <message>
        <source>Products can be seen.</source>
        <translation>Produk bisa dilihat.</translation>
    </message>
    <message>
        <source>Vouchers can be checked. The outlet comes on its own page.</source>
        <translation>Voucher bisa diperiksa. Outlet ada di halamannya sendiri.</translation>
    </message>
    <message>
        <source>The platform lists no outlets yet.</source>
        <translation>Platform belum punya daftar outlet.</translation>
    </message>
    <message>
        <source>The settings of the network cannot be used.</source>
        <translation>Pengaturan jaringan tidak bisa dipakai.</translation>
    </message>
    <message>
        <source>{names}. Nothing was redeemed.</source>
        <translation>{names}. Tidak ada yang ditukarkan.</translation>
    </message>
</context>
<context>
    <name>assistant_shipped</name>
    <message>
        <source>The file cannot be used. {problem} Ask whoever gave it to you, or fill in the pages.</source>
        <translation>Berkas ini tidak bisa dipakai. {problem} Tanyakan kepada yang memberikannya, atau isi halaman-halamannya.</translation>
    </message>
</context>
<context>
    <name>assistant_view</name>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Lanjut</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Keluar</translation>
    </message>
    <message>
        <source>Open the till</source>
        <translation>Buka mesin kasir</translation>
    </message>
</context>
<context>
    <name>audit</name>
    <message>
        <source>Entry {number} of the audit trail, of {at} by {who} ({action}), is not what was written.</source>
        <translation>Entri {number} jejak audit, dari {at} oleh {who} ({action}), tidak sama dengan yang ditulis.</translation>
    </message>
    <message>
        <source>Entry {number} of the audit trail, of {at} by {who} ({action}), is not of the till.</source>
        <translation>Entri {number} jejak audit, dari {at} oleh {who} ({action}), bukan dari mesin kasir.</translation>
    </message>
    <message>
        <source>Entry {number} of the audit trail, of {at} by {who} ({action}), cannot be read any more.</source>
        <translation>Entri {number} jejak audit, dari {at} oleh {who} ({action}), tidak bisa dibaca lagi.</translation>
    </message>
    <message>
        <source>The audit trail cannot be read beyond entry {number}, of {at}.</source>
        <translation>Jejak audit tidak bisa dibaca setelah entri {number}, dari {at}.</translation>
    </message>
    <message>
        <source>The audit trail cannot be read at all.</source>
        <translation>Jejak audit sama sekali tidak bisa dibaca.</translation>
    </message>
    <message>
        <source>Entries {first} to {until} of the audit trail are gone; the one before them is of {at}.</source>
        <translation>Entri {first} sampai {until} jejak audit hilang; entri sebelumnya dari {at}.</translation>
    </message>
    <message>
        <source>Entries 1 to {until} of the audit trail are gone.</source>
        <translation>Entri 1 sampai {until} jejak audit hilang.</translation>
    </message>
    <message>
        <source>The record of before {at} was damaged: what was not taken over of its audit trail is in the file {name} and no part of this one. Keep that file.</source>
        <translation>Catatan sebelum {at} rusak: bagian jejak auditnya yang tidak terbawa ada di berkas {name} dan bukan bagian dari jejak ini. Simpan berkas itu.</translation>
    </message>
    <message>
        <source>The record of before {at} was gone, and its audit trail with it. A backup may have it.</source>
        <translation>Catatan sebelum {at} hilang, beserta jejak auditnya. Mungkin ada di cadangan.</translation>
    </message>
</context>
<context>
    <name>audit_section</name>
    <message>
        <source>Audit trail</source>
        <translation>Jejak audit</translation>
    </message>
    <message>
        <source>Export the audit trail</source>
        <translation>Ekspor jejak audit</translation>
    </message>
    <message>
        <source>audit</source>
        <translation>jejak-audit</translation>
    </message>
    <message numerus="yes">
        <source>The chain is whole: %n line(s).</source>
        <translation>
            <numerusform>Rantai utuh: %n entri.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audit_view</name>
    <message>
        <source>Audit trail</source>
        <translation>Jejak audit</translation>
    </message>
    <message>
        <source>Search: who, what, or a voucher code</source>
        <translation>Cari: siapa, apa, atau kode voucher</translation>
    </message>
    <message>
        <source>Search the audit trail</source>
        <translation>Cari di jejak audit</translation>
    </message>
    <message>
        <source>Check the chain</source>
        <translation>Periksa rantai</translation>
    </message>
    <message>
        <source>What people changed here. Each entry is chained to the one before: nothing can be changed or taken out of it without being seen.</source>
        <translation>Perubahan yang dibuat orang di sini. Setiap entri terhubung dengan entri sebelumnya: tidak ada yang bisa diubah atau dihapus tanpa ketahuan.</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Tidak ada yang cocok</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Belum ada</translation>
    </message>
    <message>
        <source>What people change at this till will be listed here.</source>
        <translation>Perubahan yang dibuat orang di mesin kasir ini akan muncul di sini.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kapan</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Siapa</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Apa</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Rincian</translation>
    </message>
</context>
<context>
    <name>audit_words</name>
    <message>
        <source>Certificates handed in</source>
        <translation>Dokumen dikirim</translation>
    </message>
    <message>
        <source>Outlets claimed</source>
        <translation>Outlet diklaim</translation>
    </message>
    <message>
        <source>Outlets decorated</source>
        <translation>Tampilan outlet dikirim</translation>
    </message>
    <message>
        <source>Basic data of outlets changed</source>
        <translation>Data dasar outlet diubah</translation>
    </message>
    <message>
        <source>Price and stock changed</source>
        <translation>Harga dan stok diubah</translation>
    </message>
    <message>
        <source>Product taken off sale</source>
        <translation>Penjualan produk dihentikan</translation>
    </message>
    <message>
        <source>Product taken back from review</source>
        <translation>Produk ditarik dari peninjauan</translation>
    </message>
    <message>
        <source>Receiver of messages joined</source>
        <translation>Terhubung ke penerima pesan</translation>
    </message>
    <message>
        <source>Receiver of messages left</source>
        <translation>Tidak lagi terhubung ke penerima pesan</translation>
    </message>
    <message>
        <source>PIN changed</source>
        <translation>PIN diubah</translation>
    </message>
    <message>
        <source>Audit trail exported</source>
        <translation>Jejak audit diekspor</translation>
    </message>
    <message>
        <source>Audit trail is not as it was written</source>
        <translation>Jejak audit tidak seperti yang ditulis</translation>
    </message>
    <message>
        <source>Back on the line</source>
        <translation>Kembali online</translation>
    </message>
    <message>
        <source>Backup made</source>
        <translation>Cadangan dibuat</translation>
    </message>
    <message>
        <source>Backup restored</source>
        <translation>Cadangan dipulihkan</translation>
    </message>
    <message>
        <source>Client secret changed</source>
        <translation>Rahasia klien diganti</translation>
    </message>
    <message>
        <source>Conflict closed</source>
        <translation>Konflik ditutup</translation>
    </message>
    <message>
        <source>Contacts blanked</source>
        <translation>Kontak dikosongkan</translation>
    </message>
    <message>
        <source>Day signed</source>
        <translation>Hari ditandatangani</translation>
    </message>
    <message>
        <source>Day exported</source>
        <translation>Hari diekspor</translation>
    </message>
    <message>
        <source>Differences exported</source>
        <translation>Perbedaan diekspor</translation>
    </message>
    <message>
        <source>Difference handled</source>
        <translation>Perbedaan ditangani</translation>
    </message>
    <message>
        <source>Difference gone at a later check</source>
        <translation>Perbedaan hilang pada pemeriksaan berikutnya</translation>
    </message>
    <message>
        <source>Environment left</source>
        <translation>Lingkungan ditinggalkan</translation>
    </message>
    <message>
        <source>Environment taken into use</source>
        <translation>Lingkungan mulai dipakai</translation>
    </message>
    <message>
        <source>Taken off the line</source>
        <translation>Dibuat offline</translation>
    </message>
    <message>
        <source>History exported</source>
        <translation>Riwayat diekspor</translation>
    </message>
    <message>
        <source>Step towards going live ticked</source>
        <translation>Langkah menuju go-live dicentang</translation>
    </message>
    <message>
        <source>Step towards going live no longer ticked</source>
        <translation>Centang langkah menuju go-live dibatalkan</translation>
    </message>
    <message>
        <source>Log ID marked as not used</source>
        <translation>ID log ditandai belum dipakai</translation>
    </message>
    <message>
        <source>Log ID marked as used on the portal</source>
        <translation>ID log ditandai sudah dipakai di portal</translation>
    </message>
    <message>
        <source>Manager's PIN reset</source>
        <translation>PIN manajer diatur ulang</translation>
    </message>
    <message>
        <source>People copied</source>
        <translation>Orang disalin</translation>
    </message>
    <message>
        <source>Person added</source>
        <translation>Orang ditambahkan</translation>
    </message>
    <message>
        <source>Person removed</source>
        <translation>Orang dihapus</translation>
    </message>
    <message>
        <source>Person renamed</source>
        <translation>Nama orang diubah</translation>
    </message>
    <message>
        <source>Login of the proxy changed</source>
        <translation>Login proxy diubah</translation>
    </message>
    <message>
        <source>Token for the receiver of messages changed</source>
        <translation>Token untuk penerima pesan diubah</translation>
    </message>
    <message>
        <source>Record recovered</source>
        <translation>Catatan dipulihkan</translation>
    </message>
    <message>
        <source>Role changed</source>
        <translation>Peran diubah</translation>
    </message>
    <message>
        <source>Secrets forgotten</source>
        <translation>Rahasia dihapus</translation>
    </message>
    <message>
        <source>Till set up</source>
        <translation>Mesin kasir disiapkan</translation>
    </message>
    <message>
        <source>Settings changed</source>
        <translation>Pengaturan diubah</translation>
    </message>
    <message>
        <source>Summary exported</source>
        <translation>Ringkasan diekspor</translation>
    </message>
    <message>
        <source>Settings exported</source>
        <translation>Pengaturan diekspor</translation>
    </message>
    <message>
        <source>Settings imported</source>
        <translation>Pengaturan diimpor</translation>
    </message>
    <message>
        <source>Test merchant recorded</source>
        <translation>Merchant uji dicatat</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>PIN salah</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>diminta</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gagal</translation>
    </message>
</context>
<context>
    <name>bars</name>
    <message>
        <source>Not asked yet</source>
        <translation>Belum diperiksa</translation>
    </message>
    <message>
        <source>Cashier: {name}</source>
        <translation>Kasir: {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished</source>
        <extracomment>redemptions to be settled</extracomment>
        <translation>
            <numerusform>%n belum selesai</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bundle</name>
    <message>
        <source>The file cannot be written as {path}. Choose another place.</source>
        <translation>File tidak bisa ditulis sebagai {path}. Pilih tempat lain.</translation>
    </message>
    <message>
        <source>The log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>What the check of this till found</source>
        <translation>Hasil pemeriksaan mesin kasir ini</translation>
    </message>
    <message>
        <source>Crash reports</source>
        <translation>Laporan masalah</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
    <message>
        <source>Numbers about the record</source>
        <translation>Angka tentang catatan</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Komputer ini</translation>
    </message>
    <message>
        <source>Checking the till</source>
        <translation>Memeriksa mesin kasir</translation>
    </message>
</context>
<context>
    <name>calendars</name>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>The month before</source>
        <translation>Bulan sebelumnya</translation>
    </message>
    <message>
        <source>The month after</source>
        <translation>Bulan berikutnya</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Tampilkan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>From when to when?</source>
        <translation>Dari kapan sampai kapan?</translation>
    </message>
    <message>
        <source>From {day}</source>
        <translation>Dari {day}</translation>
    </message>
    <message>
        <source>To {day}</source>
        <translation>Sampai {day}</translation>
    </message>
</context>
<context>
    <name>camera_problems</name>
    <message>
        <source>The camera is not plugged in. Plug it in; the till finds it by itself.</source>
        <translation>Kamera tidak terpasang. Pasang kameranya; mesin kasir menemukannya sendiri.</translation>
    </message>
    <message>
        <source>No camera is plugged in. Scan with a handheld scanner, or plug a camera in.</source>
        <translation>Tidak ada kamera yang terpasang. Gunakan pemindai genggam, atau pasang kamera.</translation>
    </message>
    <message>
        <source>Another program is using the camera. Close it; the till takes the camera back by itself.</source>
        <translation>Kamera dipakai program lain. Tutup program itu; mesin kasir memakai kameranya lagi sendiri.</translation>
    </message>
    <message>
        <source>This computer does not let the till use the camera. Allow it in the privacy settings.</source>
        <translation>Kamera tidak diizinkan di komputer ini. Izinkan mesin kasir memakainya di pengaturan privasi.</translation>
    </message>
    <message>
        <source>The camera does not open. Close other programs that use it, and allow the till to use it in the privacy settings.</source>
        <translation>Kamera tidak bisa dibuka. Tutup program lain yang memakainya, dan izinkan mesin kasir memakainya di pengaturan privasi.</translation>
    </message>
    <message>
        <source>The camera has stopped sending pictures. Unplug it and plug it in again if this stays.</source>
        <translation>Gambar kamera berhenti. Jika tetap begini, cabut kamera lalu pasang lagi.</translation>
    </message>
    <message>
        <source>The camera takes too long to open. Unplug it and plug it in again; the till goes on trying.</source>
        <translation>Kamera terlalu lama dibuka. Cabut lalu pasang lagi; mesin kasir terus mencoba.</translation>
    </message>
    <message>
        <source>The till cannot read this camera's pictures. Choose another camera and tell support.</source>
        <translation>Gambar dari kamera ini tidak bisa dibaca. Pilih kamera lain dan beri tahu tim bantuan.</translation>
    </message>
    <message>
        <source>The camera is gone. Check its cable; the till finds it by itself.</source>
        <translation>Kamera hilang. Periksa kabelnya; mesin kasir menemukannya sendiri.</translation>
    </message>
    <message>
        <source>The network camera does not answer. Check its address, its power and the network.</source>
        <translation>Kamera jaringan tidak menjawab. Periksa alamat, daya, dan jaringannya.</translation>
    </message>
    <message>
        <source>The film has ended. It starts again.</source>
        <translation>Video selesai. Diputar lagi dari awal.</translation>
    </message>
    <message>
        <source>There is no picture in this folder. Put some in, or choose another camera.</source>
        <translation>Tidak ada gambar di folder ini. Masukkan gambar, atau pilih kamera lain.</translation>
    </message>
    <message>
        <source>This file cannot be shown. Choose another file, or a camera.</source>
        <translation>Berkas ini tidak bisa ditampilkan. Pilih berkas lain, atau kamera.</translation>
    </message>
</context>
<context>
    <name>care</name>
    <message>
        <source>The backup is restored; the file of before is kept as {name}.</source>
        <translation>Cadangan sudah dipulihkan; berkas sebelumnya disimpan sebagai {name}.</translation>
    </message>
    <message numerus="yes">
        <source>From the second record came back: %n voucher(s).</source>
        <translation>
            <numerusform>Dari catatan kedua dikembalikan: %n voucher.</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken over from the file of before: audit entries {entries}, signed days {days}.</source>
        <translation>Diambil dari berkas sebelumnya: entri audit {entries}, hari yang ditandatangani {days}.</translation>
    </message>
    <message>
        <source>The backup has another audit trail than the record of before; what that one has follows after it.</source>
        <translation>Cadangan ini punya jejak audit lain daripada catatan sebelumnya; isi jejak itu menyusul sesudahnya.</translation>
    </message>
    <message numerus="yes">
        <source>Left in the file of before: %n line(s) of the audit trail, from where it is not what was written.</source>
        <translation>
            <numerusform>Tertinggal di berkas sebelumnya: %n baris jejak audit, mulai dari tempat isinya bukan yang dulu ditulis.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of the second record could not be read.</source>
        <translation>
            <numerusform>%n baris catatan kedua tidak bisa dibaca.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>care_section</name>
    <message>
        <source>Backups</source>
        <translation>Cadangan</translation>
    </message>
    <message>
        <source>Back up the record</source>
        <translation>Cadangkan catatan</translation>
    </message>
    <message>
        <source>Backed up as {name}.</source>
        <translation>Dicadangkan sebagai {name}.</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Pulihkan cadangan</translation>
    </message>
    <message>
        <source>Restore the backup of {when}?</source>
        <translation>Pulihkan cadangan dari {when}?</translation>
    </message>
    <message>
        <source>The record is that of the backup, and everything of the present one that is newer: redemptions, time lines, signed days, people and their PINs. The present file is kept beside it.</source>
        <translation>Catatan menjadi seperti di cadangan, ditambah semua yang lebih baru di catatan sekarang: penukaran, garis waktu, hari yang ditandatangani, orang dan PIN mereka. Berkas yang sekarang disimpan di sebelahnya.</translation>
    </message>
    <message>
        <source>Restore it</source>
        <translation>Pulihkan</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>Memulihkan…</translation>
    </message>
    <message>
        <source>Its audit trail is not what was written: it proves nothing from that place on.</source>
        <translation>Jejak auditnya bukan seperti yang dulu ditulis: mulai dari tempat itu tidak membuktikan apa-apa.</translation>
    </message>
</context>
<context>
    <name>care_view</name>
    <message>
        <source>Back up now</source>
        <translation>Cadangkan sekarang</translation>
    </message>
    <message>
        <source>Backups and data</source>
        <translation>Cadangan dan data</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Di komputer ini</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Cadangan</translation>
    </message>
    <message>
        <source>Customers' contacts</source>
        <translation>Kontak pelanggan</translation>
    </message>
    <message>
        <source>Change in Settings…</source>
        <translation>Ubah di Pengaturan…</translation>
    </message>
    <message>
        <source>Backups of this till</source>
        <translation>Cadangan mesin kasir ini</translation>
    </message>
    <message>
        <source>Record {database} MB, second record {side} MB, backups {backups} MB</source>
        <translation>Catatan {database} MB, catatan kedua {side} MB, cadangan {backups} MB</translation>
    </message>
    <message numerus="yes">
        <source>%n redemption(s)</source>
        <translation>
            <numerusform>%n penukaran</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One each day; the latest %n are kept.</source>
        <extracomment>of backups</extracomment>
        <translation>
            <numerusform>Satu setiap hari; %n yang terbaru disimpan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only when asked for; the latest %n are kept.</source>
        <translation>
            <numerusform>Hanya jika diminta; %n yang terbaru disimpan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Blanked %n day(s) after the sale was settled.</source>
        <translation>
            <numerusform>Dikosongkan %n hari setelah penjualan selesai.</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept for good.</source>
        <translation>Disimpan selamanya.</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <translation>Belum ada.</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>rusak</translation>
    </message>
    <message>
        <source>audit trail changed</source>
        <translation>jejak audit berubah</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Pulihkan…</translation>
    </message>
    <message>
        <source>Restore the backup of {when}</source>
        <translation>Pulihkan cadangan dari {when}</translation>
    </message>
</context>
<context>
    <name>catalogue</name>
    <message>
        <source>It has no settlement account.</source>
        <translation>Belum ada rekening penyelesaian untuk outlet ini.</translation>
    </message>
    <message>
        <source>The rules for splitting the money are missing.</source>
        <translation>Aturan pembagian dana belum ada.</translation>
    </message>
    <message>
        <source>It is not claimed yet.</source>
        <translation>Outlet ini belum diklaim.</translation>
    </message>
    <message>
        <source>The platform does not say why.</source>
        <translation>Platform tidak menyebut alasannya.</translation>
    </message>
    <message>
        <source>Listed</source>
        <translation>Tayang</translation>
    </message>
    <message>
        <source>Under review</source>
        <translation>Sedang ditinjau</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Ditolak</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Dihapus</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Ditangguhkan</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Draf</translation>
    </message>
    <message>
        <source>Listed, a change is under review</source>
        <translation>Tayang, perubahan sedang ditinjau</translation>
    </message>
    <message>
        <source>Listed, a change was rejected</source>
        <translation>Tayang, perubahan ditolak</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Tidak diketahui</translation>
    </message>
</context>
<context>
    <name>catalogue_trouble</name>
    <message>
        <source>The platform did not do it. It says: {reason}.</source>
        <translation>Platform tidak melakukannya. Katanya: {reason}.</translation>
    </message>
    <message>
        <source>It may have been done all the same: look before you try again.</source>
        <translation>Mungkin tetap terlaksana: lihat dulu sebelum mencoba lagi.</translation>
    </message>
</context>
<context>
    <name>catalogue_view</name>
    <message>
        <source>Ask again</source>
        <translation>Tanya lagi</translation>
    </message>
</context>
<context>
    <name>chart_picture</name>
    <message>
        <source>{number} B</source>
        <extracomment>billion</extracomment>
        <translation>{number} M</translation>
    </message>
    <message>
        <source>{number} M</source>
        <extracomment>million</extracomment>
        <translation>{number} jt</translation>
    </message>
    <message>
        <source>{number} K</source>
        <extracomment>thousand</extracomment>
        <translation>{number} rb</translation>
    </message>
</context>
<context>
    <name>check_card</name>
    <message>
        <source>A code to scan</source>
        <translation>Kode untuk dipindai</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Save for this till</source>
        <translation>Simpan untuk mesin kasir ini</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Salin laporan</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Simpan laporan…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Cetak…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Berikutnya</translation>
    </message>
    <message>
        <source>Scanner check</source>
        <translation>Pemeriksaan pemindai</translation>
    </message>
    <message>
        <source>Scan each code from the screen, as you would from a phone.</source>
        <translation>Pindai setiap kode dari layar, seperti dari ponsel.</translation>
    </message>
    <message>
        <source>{number} of {all} · {name}</source>
        <translation>{number} dari {all} · {name}</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>belum dicoba</translation>
    </message>
    <message>
        <source>Read</source>
        <extracomment>the code was read</extracomment>
        <translation>Terbaca</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Tidak terbaca</translation>
    </message>
    <message>
        <source>By the camera</source>
        <translation>Oleh kamera</translation>
    </message>
    <message>
        <source>By the USB-COM scanner</source>
        <translation>Oleh pemindai USB-COM</translation>
    </message>
    <message>
        <source>By the scanner that types</source>
        <translation>Oleh pemindai yang mengetik</translation>
    </message>
    <message>
        <source>{milliseconds} ms a character</source>
        <translation>{milliseconds} ms per huruf</translation>
    </message>
    <message>
        <source>ends with {ending}</source>
        <translation>diakhiri {ending}</translation>
    </message>
</context>
<context>
    <name>check_detail</name>
    <message>
        <source>Handled…</source>
        <translation>Ditangani…</translation>
    </message>
    <message>
        <source>Its history</source>
        <translation>Riwayatnya</translation>
    </message>
    <message>
        <source>Copy log ID</source>
        <translation>Salin ID log</translation>
    </message>
    <message>
        <source>Voucher {code}</source>
        <translation>Voucher {code}</translation>
    </message>
    <message>
        <source>order {order}</source>
        <translation>pesanan {order}</translation>
    </message>
    <message>
        <source>redeem ID {redeem_id}</source>
        <translation>ID penukaran {redeem_id}</translation>
    </message>
    <message>
        <source>log ID {log_id}</source>
        <translation>ID log {log_id}</translation>
    </message>
    <message>
        <source>found {when}</source>
        <translation>ditemukan {when}</translation>
    </message>
</context>
<context>
    <name>check_findings</name>
    <message>
        <source>Hold still and scan again; if it stays so, let the scanner send more slowly.</source>
        <translation>Tahan diam dan pindai lagi; jika tetap begitu, atur pemindai agar mengirim lebih lambat.</translation>
    </message>
    <message>
        <source>Caps Lock is on, or the scanner is set to change capital and small letters. Switch that off.</source>
        <translation>Caps Lock menyala, atau pemindai diatur untuk menukar huruf besar dan kecil. Matikan.</translation>
    </message>
    <message>
        <source>Until then the till puts it right.</source>
        <translation>Sebelum itu, mesin kasir yang membetulkannya.</translation>
    </message>
    <message>
        <source>The till cannot put it right.</source>
        <translation>Mesin kasir tidak bisa membetulkannya.</translation>
    </message>
    <message>
        <source>One character took {milliseconds} ms, as long as a person's. Scan again; if it stays so, set the delay between the scanner's characters to none, or the scanner to USB-COM mode.</source>
        <translation>Satu huruf perlu {milliseconds} ms, selambat orang mengetik. Pindai lagi; jika tetap begitu, hapus jeda antarhuruf pada pemindai, atau pakai mode USB-COM.</translation>
    </message>
    <message>
        <source>The scanner is slow, {milliseconds} ms for one character. Set the delay between its characters to none, or save this result.</source>
        <translation>Pemindai lambat, {milliseconds} ms per huruf. Hapus jeda antarhuruf pada pemindai, atau simpan hasil ini.</translation>
    </message>
    <message>
        <source>The scanner puts {added} before each code. Leave it so: the till takes it off.</source>
        <translation>Pemindai menambahkan {added} di depan setiap kode. Biarkan saja: mesin kasir membuangnya.</translation>
    </message>
    <message>
        <source>The scanner puts {added} before each code. Save this result, and the till takes it off.</source>
        <translation>Pemindai menambahkan {added} di depan setiap kode. Simpan hasil ini, dan mesin kasir akan membuangnya.</translation>
    </message>
    <message>
        <source>The scanner puts {added} after each code. Save this result, and the till takes it off.</source>
        <translation>Pemindai menambahkan {added} di belakang setiap kode. Simpan hasil ini, dan mesin kasir akan membuangnya.</translation>
    </message>
    <message>
        <source>Or Caps Lock is on: the other codes show which.</source>
        <translation>Atau Caps Lock menyala: kode lainnya akan menunjukkan yang mana.</translation>
    </message>
    <message>
        <source>Save this result, and the till puts it right.</source>
        <translation>Simpan hasil ini, dan mesin kasir akan membetulkannya.</translation>
    </message>
    <message>
        <source>From this code alone it stays wrong.</source>
        <translation>Dari kode ini saja belum bisa dibetulkan.</translation>
    </message>
    <message>
        <source>Better set the scanner to this computer's keyboard, or to USB-COM mode.</source>
        <translation>Sebaiknya atur pemindai sesuai papan ketik komputer ini, atau ke mode USB-COM.</translation>
    </message>
    <message>
        <source>The scanner types for a {scanner} keyboard, this computer has {host}.</source>
        <translation>Pemindai mengetik untuk papan ketik {scanner}, sedangkan komputer ini memakai {host}.</translation>
    </message>
    <message>
        <source>The scanner types for a {scanner} keyboard, this computer has a different one.</source>
        <translation>Pemindai mengetik untuk papan ketik {scanner}, sedangkan komputer ini memakai yang lain.</translation>
    </message>
    <message>
        <source>The scanner types for a different keyboard, this computer has {host}.</source>
        <translation>Pemindai mengetik untuk papan ketik lain, sedangkan komputer ini memakai {host}.</translation>
    </message>
    <message>
        <source>The scanner and this computer have different keyboards.</source>
        <translation>Papan ketik pemindai dan komputer ini berbeda.</translation>
    </message>
</context>
<context>
    <name>check_section</name>
    <message>
        <source>Check with TikTok</source>
        <translation>Cek dengan TikTok</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) not handled yet.</source>
        <translation>
            <numerusform>%n perbedaan belum ditangani.</numerusform>
        </translation>
    </message>
    <message>
        <source>Check against TikTok</source>
        <translation>Cocokkan dengan TikTok</translation>
    </message>
    <message>
        <source>{done} of {total} asked. {found} differ.</source>
        <translation>{done} dari {total} ditanyakan. {found} berbeda.</translation>
    </message>
    <message>
        <source>{time} left.</source>
        <translation>Sisa {time}.</translation>
    </message>
    <message>
        <source>stopped after {done} of {total}.</source>
        <translation>berhenti setelah {done} dari {total}.</translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s) asked.</source>
        <translation>
            <numerusform>%n voucher ditanyakan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not asked: of another outlet, still open, or without an answer.</source>
        <translation>
            <numerusform>%n tidak ditanyakan: milik outlet lain, masih terbuka, atau tanpa jawaban.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the differences</source>
        <translation>Ekspor perbedaan</translation>
    </message>
    <message>
        <source>differences</source>
        <translation>perbedaan</translation>
    </message>
    <message>
        <source>Mark as handled</source>
        <translation>Tandai sudah ditangani</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Apa yang dilakukan</translation>
    </message>
    <message>
        <source>It is handled</source>
        <translation>Sudah ditangani</translation>
    </message>
    <message>
        <source>Somebody has dealt with it already.</source>
        <translation>Sudah ada yang menanganinya.</translation>
    </message>
    <message>
        <source>The log ID is copied.</source>
        <translation>ID log sudah disalin.</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s).</source>
        <translation>
            <numerusform>%n perbedaan.</numerusform>
        </translation>
    </message>
    <message>
        <source>No difference so far.</source>
        <translation>Sejauh ini tidak ada perbedaan.</translation>
    </message>
    <message>
        <source>Nothing was compared.</source>
        <translation>Tidak ada yang dibandingkan.</translation>
    </message>
    <message>
        <source>Both records agree.</source>
        <translation>Kedua catatan cocok.</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n dtk</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n mnt</numerusform>
        </translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} jam {minutes} mnt</translation>
    </message>
</context>
<context>
    <name>check_view</name>
    <message>
        <source>Not redeemed there</source>
        <translation>Tidak ditukarkan di sana</translation>
    </message>
    <message>
        <source>Refunded since</source>
        <translation>Dananya dikembalikan setelah itu</translation>
    </message>
    <message>
        <source>Redeemed elsewhere</source>
        <translation>Ditukarkan di tempat lain</translation>
    </message>
    <message>
        <source>Unknown there</source>
        <translation>Tidak dikenal di sana</translation>
    </message>
    <message>
        <source>Redeemed only there</source>
        <translation>Hanya ditukarkan di sana</translation>
    </message>
    <message>
        <source>Another redemption</source>
        <translation>Penukaran lain</translation>
    </message>
    <message>
        <source>Check this period</source>
        <translation>Periksa periode ini</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Berhenti</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Lanjutkan</translation>
    </message>
    <message>
        <source>All that are not handled</source>
        <translation>Semua yang belum ditangani</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Perbedaan</translation>
    </message>
    <message>
        <source>Check against TikTok</source>
        <translation>Cocokkan dengan TikTok</translation>
    </message>
    <message>
        <source>No difference so far</source>
        <translation>Sejauh ini tidak ada perbedaan</translation>
    </message>
    <message>
        <source>Both records agree</source>
        <translation>Kedua catatan cocok</translation>
    </message>
    <message>
        <source>Compare this till's record with TikTok's</source>
        <translation>Bandingkan catatan mesin kasir ini dengan catatan TikTok</translation>
    </message>
    <message>
        <source>Choose a period and begin. Each of its vouchers is asked about again; what was refunded since, redeemed elsewhere or is not known there is listed here, with what to do.</source>
        <translation>Pilih periode lalu mulai. Setiap vouchernya ditanyakan lagi; yang sejak itu dananya dikembalikan, ditukarkan di tempat lain, atau tidak dikenal di sana muncul di sini, beserta yang harus dilakukan.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Nilai</translation>
    </message>
    <message>
        <source>Redeemed</source>
        <translation>Ditukarkan</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>Voucher</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produk</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Perbedaan</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>Ditangani</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ya</translation>
    </message>
</context>
<context>
    <name>check_ways</name>
    <message>
        <source>Digits</source>
        <translation>Angka</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>Simbol</translation>
    </message>
    <message>
        <source>Capital and small letters</source>
        <translation>Huruf besar dan kecil</translation>
    </message>
    <message>
        <source>A long code</source>
        <translation>Kode panjang</translation>
    </message>
    <message>
        <source>The code was cut off at its end: only {came} of {whole} characters came.</source>
        <translation>Akhir kode terpotong: hanya {came} dari {whole} huruf yang masuk.</translation>
    </message>
    <message>
        <source>The code was cut off at its beginning: only {came} of {whole} characters came.</source>
        <translation>Awal kode terpotong: hanya {came} dari {whole} huruf yang masuk.</translation>
    </message>
    <message>
        <source>The computer missed some keys: only {came} of {whole} characters came.</source>
        <translation>Ada huruf yang terlewat oleh komputer: hanya {came} dari {whole} huruf yang masuk.</translation>
    </message>
</context>
<context>
    <name>close_dialog</name>
    <message>
        <source>{voucher}: the goods went out and the platform does not redeem it. Say how it was settled; this is kept for good.</source>
        <translation>{voucher}: barang sudah diserahkan, tetapi platform tidak menukarkannya. Tulis bagaimana ini diselesaikan; catatan ini disimpan selamanya.</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Apa yang dilakukan</translation>
    </message>
    <message>
        <source>Close the conflict</source>
        <translation>Tutup konflik</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Lainnya</translation>
    </message>
    <message>
        <source>Paid by the customer</source>
        <translation>Dibayar pelanggan</translation>
    </message>
    <message>
        <source>Written off</source>
        <translation>Dihapusbukukan</translation>
    </message>
    <message>
        <source>Refunded to the customer</source>
        <translation>Dana dikembalikan ke pelanggan</translation>
    </message>
</context>
<context>
    <name>closing</name>
    <message>
        <source>The signature of {who} ({what}) is in the audit trail and no longer in the record.</source>
        <translation>Tanda tangan {who} ({what}) ada di jejak audit, tetapi tidak ada lagi di catatan.</translation>
    </message>
    <message>
        <source>This day has not begun yet.</source>
        <translation>Hari tersebut belum dimulai.</translation>
    </message>
    <message>
        <source>This day ends on {moment}. Sign it after that.</source>
        <translation>Hari tersebut berakhir pada {moment}. Tanda tangani setelah itu.</translation>
    </message>
</context>
<context>
    <name>coaching</name>
    <message>
        <source>Too dark. Turn the phone's brightness up, or the lamp on.</source>
        <translation>Terlalu gelap. Terangkan layar ponsel, atau nyalakan lampu.</translation>
    </message>
    <message>
        <source>A light is reflected. Tilt the phone a little.</source>
        <translation>Cahaya memantul. Miringkan ponsel sedikit.</translation>
    </message>
    <message>
        <source>Too far away. Hold the phone closer.</source>
        <translation>Terlalu jauh. Dekatkan ponsel.</translation>
    </message>
    <message>
        <source>The code is not all in the picture. Move the phone to the middle.</source>
        <translation>Kode tidak seluruhnya tampak. Geser ponsel ke tengah.</translation>
    </message>
    <message>
        <source>Out of focus. Hold the phone a little farther away and keep still.</source>
        <translation>Tidak fokus. Jauhkan ponsel sedikit dan tahan diam.</translation>
    </message>
    <message>
        <source>Hold the phone flat and still.</source>
        <translation>Pegang ponsel rata dan diam.</translation>
    </message>
</context>
<context>
    <name>connection_row</name>
    <message>
        <source>Sign-in of this till</source>
        <translation>Masuknya mesin kasir ini</translation>
    </message>
    <message>
        <source>Vouchers at this outlet</source>
        <translation>Voucher di outlet ini</translation>
    </message>
    <message>
        <source>Outlets</source>
        <translation>Outlet</translation>
    </message>
    <message>
        <source>List of outlets</source>
        <translation>Daftar outlet</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produk</translation>
    </message>
    <message>
        <source>Redeeming</source>
        <translation>Penukaran</translation>
    </message>
    <message>
        <source>The platform knows this app, and the merchant has authorised it.</source>
        <translation>Platform mengenal aplikasi ini, dan merchant sudah memberinya izin.</translation>
    </message>
    <message>
        <source>Vouchers can be checked here.</source>
        <translation>Voucher dapat diperiksa di sini.</translation>
    </message>
    <message>
        <source>The platform knows this outlet by its ID.</source>
        <translation>Platform mengenal outlet ini dari ID-nya.</translation>
    </message>
    <message>
        <source>The outlets are listed.</source>
        <translation>Daftar outlet diterima.</translation>
    </message>
    <message>
        <source>The products are listed.</source>
        <translation>Daftar produk diterima.</translation>
    </message>
    <message>
        <source>Redeemed.</source>
        <translation>Ditukarkan.</translation>
    </message>
    <message>
        <source>Connection to the platform</source>
        <translation>Koneksi ke platform</translation>
    </message>
    <message>
        <source>Makes real calls that change nothing, and says what is missing.</source>
        <translation>Membuat panggilan sungguhan yang tidak mengubah apa pun, dan memberi tahu apa yang kurang.</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Periksa sekarang</translation>
    </message>
    <message>
        <source>Asking the platform…</source>
        <translation>Bertanya ke platform…</translation>
    </message>
    <message>
        <source>Checked at {time}</source>
        <translation>Diperiksa pukul {time}</translation>
    </message>
    <message>
        <source>Copy log ID</source>
        <translation>Salin ID log</translation>
    </message>
    <message>
        <source>Copy log ID {log_id}</source>
        <translation>Salin ID log {log_id}</translation>
    </message>
</context>
<context>
    <name>connectivity</name>
    <message>
        <source>Not asked yet</source>
        <translation>Belum diperiksa</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Slow line</source>
        <translation>Koneksi lambat</translation>
    </message>
    <message>
        <source>No line</source>
        <translation>Tidak ada koneksi</translation>
    </message>
    <message>
        <source>No line: the platform's name is not found</source>
        <translation>Tidak ada koneksi: alamat platform tidak ditemukan</translation>
    </message>
    <message>
        <source>No line: the proxy does not let the till through</source>
        <translation>Tidak ada koneksi: proxy tidak meneruskan mesin kasir</translation>
    </message>
    <message>
        <source>Line, but the Wi-Fi asks to sign in</source>
        <translation>Ada koneksi, tetapi Wi-Fi minta masuk</translation>
    </message>
    <message>
        <source>Line, but somebody stands between: the certificate is wrong</source>
        <translation>Ada koneksi, tetapi tidak aman: sertifikatnya salah</translation>
    </message>
    <message>
        <source>Line, but what answers does not encrypt as it should</source>
        <translation>Ada koneksi, tetapi yang menjawab tidak memakai enkripsi sebagaimana mestinya</translation>
    </message>
    <message>
        <source>Line, but the platform has trouble</source>
        <translation>Ada koneksi, tetapi platform bermasalah</translation>
    </message>
    <message>
        <source>Line, but the platform does not accept this till</source>
        <translation>Ada koneksi, tetapi platform menolak mesin kasir ini</translation>
    </message>
    <message>
        <source>Offline, by the manager</source>
        <translation>Offline, oleh manajer</translation>
    </message>
    <message>
        <source>Offline, by the manager: {why}</source>
        <translation>Offline, oleh manajer: {why}</translation>
    </message>
</context>
<context>
    <name>day_head</name>
    <message>
        <source>The day before</source>
        <translation>Hari sebelumnya</translation>
    </message>
    <message>
        <source>The day after</source>
        <translation>Hari berikutnya</translation>
    </message>
    <message>
        <source>End of day</source>
        <translation>Tutup hari</translation>
    </message>
    <message>
        <source>Which day?</source>
        <translation>Hari yang mana?</translation>
    </message>
</context>
<context>
    <name>day_pdf</name>
    <message>
        <source>End of day</source>
        <translation>Tutup hari</translation>
    </message>
    <message>
        <source>Conflicts to be closed</source>
        <translation>Konflik yang harus ditutup</translation>
    </message>
    <message>
        <source>Not sent or not settled yet</source>
        <translation>Belum terkirim atau belum selesai</translation>
    </message>
    <message>
        <source>From {since} to {until}</source>
        <translation>Dari {since} sampai {until}</translation>
    </message>
    <message>
        <source>This content was changed after it was signed.</source>
        <translation>Isi ini diubah setelah ditandatangani.</translation>
    </message>
    <message>
        <source>NOT SIGNED</source>
        <translation>BELUM DITANDATANGANI</translation>
    </message>
    <message>
        <source>The day was not over when this was drawn up.</source>
        <translation>Hari belum berakhir saat laporan ini dibuat.</translation>
    </message>
    <message>
        <source>Vouchers redeemed</source>
        <translation>Voucher yang ditukarkan</translation>
    </message>
    <message>
        <source>Paid by customers</source>
        <translation>Dibayar pelanggan</translation>
    </message>
    <message>
        <source>Original value</source>
        <translation>Nilai asli</translation>
    </message>
    <message>
        <source>Paid in other currencies: {amounts}</source>
        <translation>Dibayar dalam mata uang lain: {amounts}</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Dibayar</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Harga asli</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Voucher</translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s)</source>
        <translation>
            <numerusform>%n voucher</numerusform>
        </translation>
    </message>
    <message>
        <source>Refused vouchers and scans: {number}</source>
        <translation>Voucher dan pindaian yang ditolak: {number}</translation>
    </message>
    <message>
        <source>Different at the platform: {number}</source>
        <translation>Berbeda di platform: {number}</translation>
    </message>
    <message>
        <source>Drawn up {when}</source>
        <translation>Dibuat {when}</translation>
    </message>
    <message>
        <source>SHA-256 of what was signed: {digest}</source>
        <translation>SHA-256 dari yang ditandatangani: {digest}</translation>
    </message>
    <message>
        <source>Audit trail up to: {link}</source>
        <translation>Jejak audit sampai: {link}</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Kasir</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produk</translation>
    </message>
    <message>
        <source>How it went</source>
        <translation>Hasil</translation>
    </message>
</context>
<context>
    <name>day_section</name>
    <message>
        <source>End of day</source>
        <translation>Tutup hari</translation>
    </message>
    <message>
        <source>Sign {day} before it is over</source>
        <translation>Tanda tangani {day} sebelum berakhir</translation>
    </message>
    <message>
        <source>Sign {day}</source>
        <translation>Tanda tangani {day}</translation>
    </message>
    <message>
        <source>Not signed: the record changed while you looked. Look at the new figures, then sign.</source>
        <translation>Belum ditandatangani: catatan berubah saat Anda melihatnya. Lihat angka yang baru, lalu tanda tangani.</translation>
    </message>
    <message>
        <source>{day} is signed and kept.</source>
        <translation>{day} sudah ditandatangani dan disimpan.</translation>
    </message>
    <message>
        <source>Export the day</source>
        <translation>Ekspor hari</translation>
    </message>
    <message>
        <source>day</source>
        <translation>hari</translation>
    </message>
</context>
<context>
    <name>day_view</name>
    <message>
        <source>Still open</source>
        <translation>Belum selesai</translation>
    </message>
    <message>
        <source>Settle it there</source>
        <translation>Selesaikan di sana</translation>
    </message>
    <message>
        <source>Signed days</source>
        <translation>Hari yang ditandatangani</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Paid in other currencies: {amounts}</source>
        <translation>Dibayar dalam mata uang lain: {amounts}</translation>
    </message>
    <message>
        <source>No day is signed yet.</source>
        <translation>Belum ada hari yang ditandatangani.</translation>
    </message>
    <message>
        <source>What was signed was changed outside the program</source>
        <translation>Yang sudah ditandatangani diubah di luar program</translation>
    </message>
    <message>
        <source>The audit trail does not have it. Keep this in mind.</source>
        <translation>Ini tidak ada di jejak audit. Perhatikan hal ini.</translation>
    </message>
    <message>
        <source>What was signed cannot be read any more</source>
        <translation>Yang sudah ditandatangani tidak bisa dibaca lagi</translation>
    </message>
    <message>
        <source>Since this day was signed, something changed</source>
        <translation>Ada yang berubah sejak hari tersebut ditandatangani</translation>
    </message>
    <message>
        <source>This day ends {moment}: more may be sold</source>
        <translation>Hari tersebut berakhir {moment}: masih bisa ada penjualan</translation>
    </message>
    <message>
        <source>Sign it again…</source>
        <translation>Tanda tangani lagi…</translation>
    </message>
    <message>
        <source>Not over yet</source>
        <translation>Belum berakhir</translation>
    </message>
    <message>
        <source>Sign it early…</source>
        <translation>Tanda tangani lebih awal…</translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation>Belum ditandatangani</translation>
    </message>
    <message>
        <source>Sign this day…</source>
        <translation>Tanda tangani hari tersebut…</translation>
    </message>
    <message>
        <source>Everything up to this day is settled.</source>
        <translation>Semuanya sampai hari tersebut sudah selesai.</translation>
    </message>
    <message>
        <source>Vouchers redeemed</source>
        <translation>Voucher yang ditukarkan</translation>
    </message>
    <message>
        <source>Paid by customers</source>
        <translation>Dibayar pelanggan</translation>
    </message>
    <message>
        <source>Original value</source>
        <translation>Nilai asli</translation>
    </message>
    <message>
        <source>Cashiers</source>
        <translation>Kasir</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Kasir</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produk</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produk</translation>
    </message>
    <message>
        <source>How it went</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>day_words</name>
    <message>
        <source>Conflicts to be closed</source>
        <translation>Konflik yang harus ditutup</translation>
    </message>
    <message>
        <source>Not sent or not settled yet</source>
        <translation>Belum terkirim atau belum selesai</translation>
    </message>
    <message>
        <source>Different at the platform</source>
        <translation>Berbeda di platform</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Oleh</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Dibayar</translation>
    </message>
    <message>
        <source>Signed by {who}, {when}</source>
        <translation>Ditandatangani oleh {who}, {when}</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>Voucher</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <extracomment>vouchers</extracomment>
        <translation>
            <numerusform>dan %n lagi</numerusform>
        </translation>
    </message>
    <message>
        <source>Refused vouchers and scans</source>
        <translation>Voucher dan pindaian yang ditolak</translation>
    </message>
    <message>
        <source>Paid by customers</source>
        <translation>Dibayar pelanggan</translation>
    </message>
    <message>
        <source>Paid in other currencies</source>
        <translation>Dibayar dalam mata uang lain</translation>
    </message>
    <message>
        <source>{what}: {now}, when it was signed {then}</source>
        <translation>{what}: {now}, saat ditandatangani {then}</translation>
    </message>
    <message>
        <source>{voucher}: closed by {who}</source>
        <translation>{voucher}: ditutup oleh {who}</translation>
    </message>
    <message>
        <source>{voucher}: the record has it no more</source>
        <translation>{voucher}: tidak ada lagi di catatan</translation>
    </message>
    <message>
        <source>{voucher}: {before} → {now}</source>
        <translation>{voucher}: {before} → {now}</translation>
    </message>
</context>
<context>
    <name>desk</name>
    <message>
        <source>Its outcome could not be recorded. Do not hand over twice; it will be settled.</source>
        <translation>Hasilnya tidak bisa dicatat. Jangan serahkan dua kali; ini akan diselesaikan.</translation>
    </message>
</context>
<context>
    <name>device_guide</name>
    <message>
        <source>This address holds a password. Take the camera without it here; the password is set later, under camera and scanner.</source>
        <translation>Alamat ini berisi kata sandi. Pilih kamera tanpa kata sandi di sini; kata sandinya diisi nanti, di kamera dan pemindai.</translation>
    </message>
    <message>
        <source>Saved. This till reads its scanner as the check found it.</source>
        <translation>Tersimpan. Mesin kasir ini membaca pemindainya seperti hasil pemeriksaan.</translation>
    </message>
</context>
<context>
    <name>device_pages</name>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>It reads the QR on the customer's phone. Without one, a handheld scanner does it alone.</source>
        <translation>Membaca QR di ponsel pelanggan. Tanpa kamera, pemindai genggam saja sudah cukup.</translation>
    </message>
    <message>
        <source>Mirror the picture</source>
        <translation>Cerminkan gambar</translation>
    </message>
    <message>
        <source>Address of a network camera</source>
        <translation>Alamat kamera jaringan</translation>
    </message>
    <message>
        <source>Or the address of a network camera, then Enter:</source>
        <translation>Atau alamat kamera jaringan, lalu Enter:</translation>
    </message>
    <message>
        <source>Handheld scanner</source>
        <translation>Pemindai genggam</translation>
    </message>
    <message>
        <source>If you have one: scan the code below from the screen. The next one comes by itself. If you have none, go on.</source>
        <translation>Jika ada: pindai kode di bawah dari layar. Kode berikutnya muncul sendiri. Jika tidak ada, lanjut saja.</translation>
    </message>
    <message>
        <source>Code before</source>
        <translation>Kode sebelumnya</translation>
    </message>
    <message>
        <source>Next code</source>
        <translation>Kode berikutnya</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>Printer struk</translation>
    </message>
    <message>
        <source>It is not needed. A sale never waits for it.</source>
        <translation>Tidak wajib. Penjualan tidak pernah menunggu printer.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Suara</translation>
    </message>
    <message>
        <source>Each verdict has its own sound. Press one to hear it.</source>
        <translation>Setiap hasil punya suaranya sendiri. Tekan satu untuk mendengarnya.</translation>
    </message>
</context>
<context>
    <name>device_room</name>
    <message>
        <source>None</source>
        <extracomment>no serial scanner</extracomment>
        <translation>Tidak ada</translation>
    </message>
    <message>
        <source>Mirror the picture</source>
        <translation>Cerminkan gambar</translation>
    </message>
    <message>
        <source>Camera and scanner…</source>
        <translation>Kamera dan pemindai…</translation>
    </message>
    <message>
        <source>Saved. This till now reads its scanner as the check found it.</source>
        <translation>Disimpan. Mesin kasir ini kini membaca pemindai sesuai hasil pemeriksaan.</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>Tanpa kamera</translation>
    </message>
</context>
<context>
    <name>device_words</name>
    <message>
        <source>Practice camera</source>
        <translation>Kamera latihan</translation>
    </message>
    <message>
        <source>None is chosen. A scanner that types needs no port; let it read the codes beside this once.</source>
        <translation>Belum ada yang dipilih. Pemindai yang mengetik tidak perlu port; cukup pindai kode di samping satu kali.</translation>
    </message>
    <message>
        <source>The port is open. Scan something to try it.</source>
        <translation>Port terbuka. Coba pindai sesuatu.</translation>
    </message>
    <message>
        <source>Camera off</source>
        <translation>Kamera mati</translation>
    </message>
    <message>
        <source>Camera trouble</source>
        <translation>Kamera bermasalah</translation>
    </message>
    <message>
        <source>Camera ready</source>
        <translation>Kamera siap</translation>
    </message>
    <message>
        <source>Camera opening</source>
        <translation>Membuka kamera</translation>
    </message>
    <message>
        <source>USB-COM scanner ready</source>
        <translation>Pemindai USB-COM siap</translation>
    </message>
    <message>
        <source>USB-COM scanner opening</source>
        <translation>Membuka pemindai USB-COM</translation>
    </message>
    <message>
        <source>USB-COM scanner trouble</source>
        <translation>Pemindai USB-COM bermasalah</translation>
    </message>
    <message>
        <source>Scanner ready</source>
        <translation>Pemindai siap</translation>
    </message>
    <message>
        <source>Scanner: not used yet</source>
        <translation>Pemindai: belum dipakai</translation>
    </message>
</context>
<context>
    <name>devices_page</name>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Address of a network camera</source>
        <translation>Alamat kamera jaringan</translation>
    </message>
    <message>
        <source>Use</source>
        <extracomment>this address</extracomment>
        <translation>Pakai</translation>
    </message>
    <message>
        <source>Mirror the picture</source>
        <translation>Cerminkan gambar</translation>
    </message>
    <message>
        <source>USB-COM scanner</source>
        <translation>Pemindai USB-COM</translation>
    </message>
    <message>
        <source>Speed of the USB-COM scanner, in baud</source>
        <translation>Kecepatan pemindai USB-COM, dalam baud</translation>
    </message>
    <message>
        <source>Speed in baud, as the scanner is set; 9600 when nobody changed it</source>
        <translation>Kecepatan dalam baud, sesuai pengaturan pemindai; 9600 jika belum pernah diubah</translation>
    </message>
    <message>
        <source>Scanner in USB-COM mode</source>
        <translation>Pemindai mode USB-COM</translation>
    </message>
</context>
<context>
    <name>dialogs</name>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>differences</name>
    <message>
        <source>Redeemed here; the customer has asked TikTok for a refund since.</source>
        <translation>Ditukarkan di sini; setelah itu pelanggan meminta pengembalian dana ke TikTok.</translation>
    </message>
    <message>
        <source>Redeemed here, but TikTok has it as redeemed at outlet {outlet}.</source>
        <translation>Ditukarkan di sini, tetapi menurut TikTok ditukarkan di outlet {outlet}.</translation>
    </message>
    <message>
        <source>A later check found no difference any more.</source>
        <translation>Pemeriksaan berikutnya tidak menemukan perbedaan lagi.</translation>
    </message>
    <message>
        <source>The difference was dealt with: {note}</source>
        <translation>Perbedaan sudah ditangani: {note}</translation>
    </message>
    <message>
        <source>Redeemed here, but TikTok has it as not redeemed: the customer could use it again.</source>
        <translation>Ditukarkan di sini, tetapi menurut TikTok belum ditukarkan: pelanggan bisa memakainya lagi.</translation>
    </message>
    <message>
        <source>Redeemed here and refunded by TikTok since.</source>
        <translation>Ditukarkan di sini, lalu dananya dikembalikan oleh TikTok.</translation>
    </message>
    <message>
        <source>Redeemed here, but TikTok has it as redeemed at another outlet.</source>
        <translation>Ditukarkan di sini, tetapi menurut TikTok ditukarkan di outlet lain.</translation>
    </message>
    <message>
        <source>Redeemed here, but TikTok lists no such voucher for this outlet.</source>
        <translation>Ditukarkan di sini, tetapi voucher ini tidak ada dalam daftar TikTok untuk outlet ini.</translation>
    </message>
    <message>
        <source>Not redeemed here, but TikTok has it as redeemed at this outlet.</source>
        <translation>Tidak ditukarkan di sini, tetapi menurut TikTok sudah ditukarkan di outlet ini.</translation>
    </message>
    <message>
        <source>Redeemed here and at TikTok, but not by the same redemption: the redeem IDs differ.</source>
        <translation>Ditukarkan di sini dan di TikTok, tetapi bukan lewat penukaran yang sama: ID penukarannya berbeda.</translation>
    </message>
    <message>
        <source>Check again in an hour. If it stays, send TikTok the voucher code, the redeem ID and the log ID: without a redemption there is no payment.</source>
        <translation>Periksa lagi satu jam lagi. Jika tetap begitu, kirim kode voucher, ID penukaran, dan ID log ke TikTok: tanpa penukaran tidak ada pembayaran.</translation>
    </message>
    <message>
        <source>Expect no payment for it. If the goods went out, object in the Merchant Portal with the redeem ID.</source>
        <translation>Jangan harapkan pembayaran untuk voucher ini. Jika barang sudah keluar, ajukan keberatan di Merchant Portal dengan ID penukaran.</translation>
    </message>
    <message>
        <source>Ask that outlet for its record of the voucher. If the goods went out here, let TikTok correct the outlet: send the voucher code, the redeem ID and the log ID.</source>
        <translation>Minta catatan voucher ini dari outlet itu. Jika barang keluar di sini, minta TikTok membetulkan outletnya: kirim kode voucher, ID penukaran, dan ID log.</translation>
    </message>
    <message>
        <source>See in the Merchant Portal whether the product still belongs to this outlet. Else send TikTok the voucher code, the order ID and the log ID.</source>
        <translation>Periksa di Merchant Portal apakah produk ini masih terdaftar untuk outlet ini. Jika tidak, kirim kode voucher, ID pesanan, dan ID log ke TikTok.</translation>
    </message>
    <message>
        <source>If another till of this outlet redeemed it, nothing is wrong. Else it counts as a sale of this outlet: find out whether the goods went out, and note it.</source>
        <translation>Jika mesin kasir lain di outlet ini yang menukarkannya, tidak ada masalah. Jika tidak, ini dihitung sebagai penjualan outlet ini: cari tahu apakah barang sudah keluar, lalu catat.</translation>
    </message>
    <message>
        <source>See whether another till of this outlet redeemed it: then the goods went out twice. Else send TikTok both redeem IDs and the log ID.</source>
        <translation>Periksa apakah mesin kasir lain di outlet ini menukarkannya: jika ya, barang keluar dua kali. Jika tidak, kirim kedua ID penukaran dan ID log ke TikTok.</translation>
    </message>
    <message>
        <source>TikTok's answers cannot be used at the moment. Go on with the check in some minutes.</source>
        <translation>Jawaban TikTok sedang tidak bisa dipakai. Lanjutkan pemeriksaan beberapa menit lagi.</translation>
    </message>
    <message>
        <source>TikTok cannot be reached. Go on with the check when the line is back.</source>
        <translation>TikTok tidak bisa dihubungi. Lanjutkan pemeriksaan setelah koneksi kembali.</translation>
    </message>
    <message>
        <source>TikTok does not accept this till's sign-in. Check its credentials, then go on.</source>
        <translation>TikTok menolak kredensial mesin kasir ini. Periksa kredensialnya, lalu lanjutkan.</translation>
    </message>
    <message>
        <source>This till may not ask about vouchers of this outlet. Check its setup, then go on.</source>
        <translation>Mesin mesin kasir ini tidak diizinkan menanyakan voucher outlet ini. Periksa penyiapannya, lalu lanjutkan.</translation>
    </message>
    <message>
        <source>This check goes on in another window of this till.</source>
        <translation>Pemeriksaan ini berlanjut di jendela lain mesin kasir ini.</translation>
    </message>
    <message>
        <source>The record was replaced by a backup since. Begin the check anew.</source>
        <translation>Catatan sudah diganti dengan cadangan. Mulai pemeriksaan dari awal.</translation>
    </message>
</context>
<context>
    <name>door</name>
    <message>
        <source>Nobody signs in at this till. A manager sets that up in Settings (F12).</source>
        <translation>Di mesin kasir ini, kasir tidak perlu masuk. Manajer bisa mengaturnya di Pengaturan (F12).</translation>
    </message>
    <message>
        <source>{name} is no manager of this till any more. Nothing was done.</source>
        <translation>{name} bukan lagi manajer mesin kasir ini. Tidak ada yang dilakukan.</translation>
    </message>
    <message>
        <source>No manager has a PIN at this till. Your name is kept with what you do.</source>
        <translation>Tidak ada manajer yang punya PIN di mesin kasir ini. Nama Anda disimpan bersama yang Anda lakukan.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Nama Anda</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Lanjutkan</translation>
    </message>
</context>
<context>
    <name>environment</name>
    <message>
        <source>practice</source>
        <translation>latihan</translation>
    </message>
    <message>
        <source>test merchant</source>
        <translation>merchant uji</translation>
    </message>
    <message>
        <source>live</source>
        <translation>sungguhan</translation>
    </message>
    <message>
        <source>Still open in the environment {environment}: stored {stored}, outcome unknown {unknown}, in conflict {conflict}.</source>
        <translation>Masih terbuka di lingkungan {environment}: tersimpan {stored}, hasil belum diketahui {unknown}, konflik {conflict}.</translation>
    </message>
    <message>
        <source>They stay there. They are sent when that environment is in use again.</source>
        <translation>Semuanya tetap di sana, dan dikirim saat lingkungan itu dipakai lagi.</translation>
    </message>
    <message>
        <source>Together they are worth {worth}.</source>
        <translation>Nilai semuanya {worth}.</translation>
    </message>
    <message>
        <source>The client secret for the environment {environment} is missing. Set it up first.</source>
        <translation>Rahasia klien untuk lingkungan {environment} tidak ada. Siapkan lingkungan itu dulu.</translation>
    </message>
    <message>
        <source>This till is not set up for the environment {environment}. Set it up first.</source>
        <translation>Mesin kasir ini belum disiapkan untuk lingkungan {environment}. Siapkan dulu.</translation>
    </message>
</context>
<context>
    <name>environment_banner</name>
    <message>
        <source>Practice: no real vouchers</source>
        <translation>Latihan: bukan voucher sungguhan</translation>
    </message>
    <message>
        <source>Nothing here reaches TikTok.</source>
        <translation>Tidak ada yang sampai ke TikTok.</translation>
    </message>
    <message>
        <source>Settings (F12) &gt; Platform</source>
        <translation>Pengaturan (F12) &gt; Platform</translation>
    </message>
    <message>
        <source>Not for customers.</source>
        <translation>Bukan untuk pelanggan.</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>{name} is damaged or no backup of a till. Nothing was changed.</source>
        <translation>{name} rusak atau bukan cadangan mesin kasir. Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>{name} was made by a newer version of this program. Nothing was changed. Install that version to restore it.</source>
        <translation>{name} dibuat oleh versi program yang lebih baru. Tidak ada yang diubah. Pasang versi itu untuk memulihkannya.</translation>
    </message>
    <message>
        <source>The till may not write to its data folder. Give it the right to, or set VOUCHER_TILL_HOME.</source>
        <translation>Mesin kasir tidak bisa menulis ke folder datanya. Beri izin menulis, atau atur VOUCHER_TILL_HOME.</translation>
    </message>
    <message>
        <source>The disk is full. Free some space; nothing that was recorded is lost.</source>
        <translation>Disk penuh. Kosongkan sebagian ruang; yang sudah dicatat tidak hilang.</translation>
    </message>
    <message>
        <source>The till's record is damaged. Start again: it is kept aside, and its open rows are restored.</source>
        <translation>Catatan mesin kasir rusak. Mulai ulang: catatan yang rusak disimpan, dan yang belum selesai dipulihkan.</translation>
    </message>
    <message>
        <source>The till's record was written by a newer version. Install that version again.</source>
        <translation>Catatan mesin kasir dibuat oleh versi yang lebih baru. Pasang lagi versi itu.</translation>
    </message>
    <message>
        <source>The till's record is in use by something that does not let go. Close other programs and try again.</source>
        <translation>Catatan mesin kasir sedang dipakai program lain. Tutup program lain dan coba lagi.</translation>
    </message>
    <message>
        <source>The till's settings cannot be read. Run setup again; the old file is kept aside.</source>
        <translation>Pengaturan mesin kasir tidak bisa dibaca. Jalankan setup lagi; berkas yang lama tetap disimpan.</translation>
    </message>
    <message>
        <source>The system's keyring does not let the till forget a secret. Unlock it and try again.</source>
        <translation>Keyring sistem tidak mengizinkan mesin kasir menghapus rahasia. Buka kuncinya lalu coba lagi.</translation>
    </message>
    <message>
        <source>It is not clear whether this till is in practice, on the test merchant or live. Say which: voucher-till environment use sandbox, test or live.</source>
        <translation>Tidak jelas apakah mesin kasir ini untuk latihan, merchant uji, atau live. Sebutkan: voucher-till environment use sandbox, test, atau live.</translation>
    </message>
    <message>
        <source>This till is not set up yet.</source>
        <translation>Mesin kasir ini belum disiapkan.</translation>
    </message>
    <message>
        <source>The client secret of this till is missing. A manager can set it up again.</source>
        <translation>Client secret mesin kasir ini tidak ada. Manajer bisa menyiapkannya lagi.</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>Choose a name that ends with .csv or .xlsx.</source>
        <translation>Pilih nama yang berakhiran .csv atau .xlsx.</translation>
    </message>
    <message>
        <source>There is no room for {name}. Free some space or choose another folder.</source>
        <translation>Tidak ada cukup ruang untuk {name}. Kosongkan sebagian ruang atau pilih folder lain.</translation>
    </message>
    <message>
        <source>{name} cannot be written in {folder} ({reason}). Close it where it is open, or choose another folder.</source>
        <translation>{name} tidak bisa ditulis di {folder} ({reason}). Tutup berkas itu jika sedang dibuka, atau pilih folder lain.</translation>
    </message>
    <message>
        <source>About this file</source>
        <translation>Tentang berkas ini</translation>
    </message>
</context>
<context>
    <name>export_dialog</name>
    <message>
        <source>Writing {name}</source>
        <translation>Menulis {name}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n baris</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>export_out</name>
    <message>
        <source>{rows} in {path}</source>
        <translation>{rows} di {path}</translation>
    </message>
    <message>
        <source>{name} could not be saved. Choose another place.</source>
        <translation>{name} tidak bisa disimpan. Pilih tempat lain.</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>Disimpan sebagai {path}.</translation>
    </message>
    <message>
        <source>Spreadsheet (*.xlsx)</source>
        <translation>Lembar kerja (*.xlsx)</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Nilai dipisahkan koma (*.csv)</translation>
    </message>
    <message>
        <source>PDF on A4 (*.pdf)</source>
        <translation>PDF ukuran A4 (*.pdf)</translation>
    </message>
</context>
<context>
    <name>faces</name>
    <message>
        <source>Redeemed</source>
        <translation>Berhasil ditukarkan</translation>
    </message>
    <message>
        <source>Stored, will be sent</source>
        <translation>Disimpan, akan dikirim</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>Hasil belum diketahui</translation>
    </message>
    <message>
        <source>Already used</source>
        <translation>Sudah dipakai</translation>
    </message>
    <message>
        <source>Not usable</source>
        <translation>Tidak bisa dipakai</translation>
    </message>
    <message>
        <source>Not a voucher</source>
        <translation>Bukan voucher</translation>
    </message>
    <message>
        <source>QR too old</source>
        <translation>QR kedaluwarsa</translation>
    </message>
    <message>
        <source>No line</source>
        <translation>Tidak ada koneksi</translation>
    </message>
    <message>
        <source>Till problem</source>
        <translation>Masalah mesin kasir</translation>
    </message>
    <message>
        <source>Cancelled, not redeemed</source>
        <translation>Dibatalkan, tidak ditukarkan</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Konflik</translation>
    </message>
</context>
<context>
    <name>files</name>
    <message>
        <source>There is no such file. Check its name.</source>
        <translation>Berkas itu tidak ada. Periksa namanya.</translation>
    </message>
    <message>
        <source>This is a folder, not a picture. Choose a file.</source>
        <translation>Ini folder, bukan gambar. Pilih berkas.</translation>
    </message>
    <message>
        <source>This file may not be read. Check its permissions.</source>
        <translation>Berkas ini tidak boleh dibaca. Periksa izinnya.</translation>
    </message>
    <message>
        <source>This picture is too large. Take a smaller one (up to 100 megapixels and 64 MB).</source>
        <translation>Gambar ini terlalu besar. Pakai yang lebih kecil (paling besar 100 megapiksel dan 64 MB).</translation>
    </message>
    <message>
        <source>This file is neither a picture nor a film. Choose another.</source>
        <translation>Berkas ini bukan gambar dan bukan video. Pilih yang lain.</translation>
    </message>
    <message>
        <source>This file is damaged or was cut short. Take or copy the picture again.</source>
        <translation>Berkas ini rusak atau terpotong. Ambil atau salin lagi gambarnya.</translation>
    </message>
    <message>
        <source>There is no QR to be read here. Hold the phone closer and flat, or type the voucher code.</source>
        <translation>Tidak ada QR yang terbaca di sini. Pegang ponsel lebih dekat dan rata, atau ketik kode voucher.</translation>
    </message>
    <message>
        <source>There are several voucher QRs here. Show one phone at a time.</source>
        <translation>Ada beberapa QR voucher di sini. Tunjukkan satu ponsel dulu.</translation>
    </message>
</context>
<context>
    <name>files_room</name>
    <message>
        <source>Open a picture of a voucher</source>
        <translation>Buka gambar voucher</translation>
    </message>
    <message>
        <source>Pictures and films</source>
        <translation>Gambar dan video</translation>
    </message>
</context>
<context>
    <name>finding_card</name>
    <message>
        <source>Copy</source>
        <translation>Salin</translation>
    </message>
    <message>
        <source>Copy the log ID</source>
        <translation>Salin ID log</translation>
    </message>
    <message>
        <source>Log ID {log_id}</source>
        <translation>ID log {log_id}</translation>
    </message>
    <message>
        <source>Asking the platform…</source>
        <translation>Bertanya ke platform…</translation>
    </message>
</context>
<context>
    <name>frame_sources</name>
    <message>
        <source>Network camera</source>
        <translation>Kamera jaringan</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>This web address is not complete or has a mistake in it. Check it and type it again.</source>
        <translation>Alamat ini tidak lengkap atau ada yang salah. Periksa dan ketik lagi.</translation>
    </message>
    <message>
        <source>A network camera's address begins with rtsp://, http:// or https://.</source>
        <translation>Alamat kamera jaringan diawali rtsp://, http://, atau https://.</translation>
    </message>
    <message>
        <source>There is no such file or folder. The address of a network camera begins with rtsp://.</source>
        <translation>Berkas atau folder itu tidak ada. Alamat kamera jaringan diawali rtsp://.</translation>
    </message>
    <message>
        <source>This file is no film. Choose a film, or a folder with pictures.</source>
        <translation>Berkas ini bukan video. Pilih video, atau folder berisi gambar.</translation>
    </message>
</context>
<context>
    <name>help_page</name>
    <message>
        <source>Help page</source>
        <translation>Halaman bantuan</translation>
    </message>
    <message>
        <source>At the counter</source>
        <translation>Di meja kasir</translation>
    </message>
    <message>
        <source>For managers</source>
        <translation>Untuk manajer</translation>
    </message>
    <message>
        <source>Done   Esc</source>
        <translation>Selesai   Esc</translation>
    </message>
</context>
<context>
    <name>hints</name>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Naik</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Turun</translation>
    </message>
    <message>
        <source>Copy log ID</source>
        <translation>Salin ID log</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Cetak lagi</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Manajer</translation>
    </message>
    <message>
        <source>Next part</source>
        <translation>Bagian berikutnya</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Coba sekarang</translation>
    </message>
    <message>
        <source>Hold up the phone</source>
        <translation>Angkat ponsel</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Kunci</translation>
    </message>
    <message>
        <source>Type code</source>
        <translation>Ketik kode</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Terakhir</translation>
    </message>
    <message>
        <source>Camera and scanner</source>
        <translation>Kamera dan pemindai</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Spasi</translation>
    </message>
    <message>
        <source>Tick</source>
        <translation>Centang</translation>
    </message>
    <message>
        <source>Redeem</source>
        <translation>Tukarkan</translation>
    </message>
    <message>
        <source>Next voucher</source>
        <translation>Voucher berikutnya</translation>
    </message>
    <message>
        <source>Redeem it again</source>
        <translation>Tukarkan lagi</translation>
    </message>
    <message>
        <source>I handed it over</source>
        <translation>Sudah saya serahkan</translation>
    </message>
    <message>
        <source>Print the slip</source>
        <translation>Cetak struk</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Bantuan</translation>
    </message>
</context>
<context>
    <name>history_acts</name>
    <message>
        <source>log ID</source>
        <translation>ID log</translation>
    </message>
    <message>
        <source>code</source>
        <translation>kode</translation>
    </message>
</context>
<context>
    <name>history_columns</name>
    <message>
        <source>When</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produk</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Dibayar</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Harga asli</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Kasir</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Scanned with</source>
        <translation>Dipindai dengan</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Pesanan</translation>
    </message>
    <message>
        <source>Redeem ID</source>
        <translation>ID penukaran</translation>
    </message>
    <message>
        <source>Log ID</source>
        <translation>ID log</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>Outlet</translation>
    </message>
    <message>
        <source>Ends in</source>
        <translation>Angka akhir</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Jawaban</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Voucher</translation>
    </message>
</context>
<context>
    <name>history_detail</name>
    <message>
        <source>Details</source>
        <translation>Rincian</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Kembali ke daftar</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Cetak lagi</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Yang terjadi</translation>
    </message>
    <message>
        <source>Same order</source>
        <translation>Pesanan yang sama</translation>
    </message>
    <message>
        <source>List the whole order</source>
        <translation>Tampilkan seluruh pesanan</translation>
    </message>
</context>
<context>
    <name>history_empty</name>
    <message>
        <source>List everything</source>
        <translation>Tampilkan semua</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Tidak ada yang cocok</translation>
    </message>
    <message>
        <source>Numbers are found by their last four or more digits, products by a part of their name.</source>
        <translation>Nomor dicari dengan empat angka terakhir atau lebih, produk dengan sebagian namanya.</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Belum ada apa-apa</translation>
    </message>
    <message>
        <source>What is scanned at this till will be listed here.</source>
        <translation>Yang dipindai di mesin kasir ini akan tampil di sini.</translation>
    </message>
</context>
<context>
    <name>history_facts</name>
    <message>
        <source>When</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Kasir</translation>
    </message>
    <message>
        <source>Scanned with</source>
        <translation>Dipindai dengan</translation>
    </message>
    <message>
        <source>Error code</source>
        <translation>Kode kesalahan</translation>
    </message>
    <message>
        <source>Ends in</source>
        <translation>Angka akhir</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Voucher</translation>
    </message>
    <message>
        <source>Original price</source>
        <translation>Harga asli</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>Outlet</translation>
    </message>
    <message>
        <source>Used at</source>
        <translation>Dipakai di</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Pelanggan</translation>
    </message>
    <message>
        <source>Conflict closed</source>
        <translation>Konflik ditutup</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Pesanan</translation>
    </message>
    <message>
        <source>Log ID</source>
        <translation>ID log</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Redeem ID</source>
        <translation>ID penukaran</translation>
    </message>
</context>
<context>
    <name>history_filters</name>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Hapus filter</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Jawaban</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Kasir</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produk</translation>
    </message>
    <message>
        <source>Scanned with</source>
        <translation>Dipindai dengan</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>Outlet</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Nilai</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>Tanpa nama</translation>
    </message>
</context>
<context>
    <name>history_head</name>
    <message>
        <source>Search the history</source>
        <translation>Cari di riwayat</translation>
    </message>
    <message>
        <source>Code, order, redeem ID, log ID or product</source>
        <translation>Kode, pesanan, ID penukaran, ID log, atau produk</translation>
    </message>
    <message>
        <source>Redemptions</source>
        <translation>Penukaran</translation>
    </message>
    <message>
        <source>All scans</source>
        <translation>Semua pindaian</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Kolom</translation>
    </message>
</context>
<context>
    <name>history_parts</name>
    <message>
        <source>Copy: {what}</source>
        <translation>Salin: {what}</translation>
    </message>
    <message>
        <source>Time line</source>
        <translation>Urutan waktu</translation>
    </message>
    <message>
        <source>log ID</source>
        <translation>ID log</translation>
    </message>
    <message>
        <source>error {code}</source>
        <translation>kesalahan {code}</translation>
    </message>
    <message>
        <source>log ID {end}</source>
        <translation>ID log {end}</translation>
    </message>
</context>
<context>
    <name>history_popup</name>
    <message>
        <source>Find</source>
        <translation>Cari</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Kosongkan</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Paid at least</source>
        <translation>Dibayar paling sedikit</translation>
    </message>
    <message>
        <source>Paid at most</source>
        <translation>Dibayar paling banyak</translation>
    </message>
</context>
<context>
    <name>history_rows</name>
    <message>
        <source>Columns</source>
        <translation>Kolom</translation>
    </message>
</context>
<context>
    <name>history_section</name>
    <message>
        <source>History</source>
        <translation>Riwayat</translation>
    </message>
    <message>
        <source>Copied: {what}.</source>
        <translation>Disalin: {what}.</translation>
    </message>
    <message>
        <source>scans</source>
        <translation>pemindaian</translation>
    </message>
    <message>
        <source>history</source>
        <translation>riwayat</translation>
    </message>
    <message>
        <source>Export the history</source>
        <translation>Ekspor riwayat</translation>
    </message>
</context>
<context>
    <name>history_table</name>
    <message>
        <source>History</source>
        <translation>Riwayat</translation>
    </message>
</context>
<context>
    <name>history_totals</name>
    <message numerus="yes">
        <source>%n voucher(s)</source>
        <translation>
            <numerusform>%n voucher</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n redeemed</source>
        <translation>
            <numerusform>%n ditukarkan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scan(s)</source>
        <translation>
            <numerusform>%n pindaian</numerusform>
        </translation>
    </message>
    <message>
        <source>more than {scans}</source>
        <translation>lebih dari {scans}</translation>
    </message>
</context>
<context>
    <name>history_words</name>
    <message>
        <source>Refund asked for</source>
        <translation>Pengembalian dana diminta</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Dana dikembalikan</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Ditutup</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Belum diketahui</translation>
    </message>
    <message>
        <source>Nobody signed in</source>
        <translation>Tidak ada yang masuk</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>Voucher</translation>
    </message>
</context>
<context>
    <name>idle_view</name>
    <message>
        <source>Scan a voucher</source>
        <translation>Pindai voucher</translation>
    </message>
    <message>
        <source>Ask the customer to open the voucher in TikTok and show its QR. Scan it, open a picture of it, or type the voucher code.</source>
        <translation>Minta pelanggan membuka voucher di TikTok dan menunjukkan QR-nya. Pindai QR itu, buka gambarnya, atau ketik kode voucher.</translation>
    </message>
    <message>
        <source>A single voucher is redeemed at the scan. This can't be undone.</source>
        <translation>Voucher tunggal langsung ditukarkan saat dipindai. Ini tidak bisa dibatalkan.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Memeriksa…</translation>
    </message>
    <message>
        <source>Asking the platform about this voucher.</source>
        <translation>Menanyakan voucher ini ke platform.</translation>
    </message>
</context>
<context>
    <name>language</name>
    <message>
        <source>today {time}</source>
        <translation>hari ini {time}</translation>
    </message>
    <message>
        <source>tomorrow {time}</source>
        <translation>besok {time}</translation>
    </message>
    <message>
        <source>yesterday {time}</source>
        <translation>kemarin {time}</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) ago</source>
        <translation>
            <numerusform>%n detik yang lalu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n menit yang lalu</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>launch</name>
    <message>
        <source>The merchant has authorised the app</source>
        <translation>Merchant sudah memberi izin kepada aplikasi</translation>
    </message>
    <message>
        <source>Merchant Portal &gt; Application authorization &gt; Authorize &gt; Accept.</source>
        <translation>Merchant Portal &gt; Application authorization &gt; Authorize &gt; Accept.</translation>
    </message>
    <message>
        <source>The app may check vouchers</source>
        <translation>Aplikasi boleh memeriksa voucher</translation>
    </message>
    <message>
        <source>Developer Portal &gt; your app &gt; Dining purchasing solutions: Vouchers Verification.</source>
        <translation>Developer Portal &gt; aplikasi Anda &gt; Dining purchasing solutions: Vouchers Verification.</translation>
    </message>
    <message>
        <source>The outlets are claimed</source>
        <translation>Outlet sudah diklaim</translation>
    </message>
    <message>
        <source>Merchant Portal: claim each outlet, and wait until TikTok has approved it.</source>
        <translation>Merchant Portal: klaim setiap outlet, lalu tunggu sampai TikTok menyetujuinya.</translation>
    </message>
    <message>
        <source>The outlets have your own IDs</source>
        <translation>Outlet sudah punya ID Anda sendiri</translation>
    </message>
    <message>
        <source>Each outlet needs its third_shop_id, the same as in this till, letter for letter.</source>
        <translation>Setiap outlet perlu third_shop_id, sama dengan di mesin kasir ini, huruf demi huruf.</translation>
    </message>
    <message>
        <source>The products are created</source>
        <translation>Produk sudah dibuat</translation>
    </message>
    <message>
        <source>Merchant Portal: create them, and wait until they are listed.</source>
        <translation>Merchant Portal: buat produknya, lalu tunggu sampai tayang.</translation>
    </message>
    <message>
        <source>The products have your own IDs</source>
        <translation>Produk sudah punya ID Anda sendiri</translation>
    </message>
    <message>
        <source>Each product needs its third_product_id.</source>
        <translation>Setiap produk perlu third_product_id.</translation>
    </message>
    <message>
        <source>Everybody has done the practice course</source>
        <translation>Semua orang sudah mengikuti latihan</translation>
    </message>
    <message>
        <source>Settings &gt; Platform &gt; Switch to practice: six short tasks beside the till.</source>
        <translation>Pengaturan &gt; Platform &gt; Beralih ke latihan: enam tugas singkat di samping mesin kasir.</translation>
    </message>
    <message>
        <source>Staff know a QR with several vouchers</source>
        <translation>Staf paham QR dengan beberapa voucher</translation>
    </message>
    <message>
        <source>In practice: task 2. Untick those that the customer keeps, then redeem.</source>
        <translation>Di latihan: tugas 2. Hapus centang yang disimpan pelanggan, lalu tukarkan.</translation>
    </message>
    <message>
        <source>Staff know a customer with several orders</source>
        <translation>Staf paham pelanggan dengan beberapa pesanan</translation>
    </message>
    <message>
        <source>Each order has a QR of its own: scan and redeem one after the other.</source>
        <translation>Setiap pesanan punya QR sendiri: pindai dan tukarkan satu per satu.</translation>
    </message>
    <message>
        <source>Staff know what to do when something fails</source>
        <translation>Staf tahu apa yang dilakukan saat ada yang gagal</translation>
    </message>
    <message>
        <source>Read the sentence and its next step. In practice: tasks 3, 4 and 5.</source>
        <translation>Baca kalimatnya dan langkah berikutnya. Di latihan: tugas 3, 4, dan 5.</translation>
    </message>
    <message>
        <source>A voucher was redeemed</source>
        <translation>Sebuah voucher sudah ditukarkan</translation>
    </message>
    <message>
        <source>With the test merchant: buy a cheap test product with a test account, and scan it.</source>
        <translation>Dengan merchant uji: beli produk uji yang murah dengan akun uji, lalu pindai.</translation>
    </message>
    <message>
        <source>A refusal was seen</source>
        <translation>Penolakan sudah dilihat</translation>
    </message>
    <message>
        <source>Scan a voucher that is used already, and read what the till says.</source>
        <translation>Pindai voucher yang sudah dipakai, lalu baca kata mesin kasir.</translation>
    </message>
    <message>
        <source>The acceptance tests are handed in</source>
        <translation>Uji penerimaan sudah diserahkan</translation>
    </message>
    <message>
        <source>Developer Portal: paste a log ID from above, then mark it here as used.</source>
        <translation>Developer Portal: tempelkan ID log dari atas, lalu tandai di sini sebagai sudah dipakai.</translation>
    </message>
    <message>
        <source>The live merchant has authorised the app</source>
        <translation>Merchant sungguhan sudah memberi izin kepada aplikasi</translation>
    </message>
    <message>
        <source>Merchant Portal, as the live merchant &gt; Application authorization &gt; Authorize &gt; Accept.</source>
        <translation>Merchant Portal, sebagai merchant sungguhan &gt; Application authorization &gt; Authorize &gt; Accept.</translation>
    </message>
    <message>
        <source>The app is published</source>
        <translation>Aplikasi sudah terbit</translation>
    </message>
    <message>
        <source>Developer Portal &gt; your app: submit it. Until then it shows Sandbox.</source>
        <translation>Developer Portal &gt; aplikasi Anda: ajukan. Sebelum itu statusnya Sandbox.</translation>
    </message>
</context>
<context>
    <name>launch_parts</name>
    <message>
        <source>Copy</source>
        <translation>Salin</translation>
    </message>
    <message>
        <source>Copy log ID {log_id}</source>
        <translation>Salin ID log {log_id}</translation>
    </message>
    <message>
        <source>Log ID {log_id} was used on the portal</source>
        <translation>ID log {log_id} sudah dipakai di portal</translation>
    </message>
    <message>
        <source>Used on the portal</source>
        <translation>Sudah dipakai di portal</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>The till has seen it.</source>
        <translation>Mesin kasir sudah melihatnya.</translation>
    </message>
    <message>
        <source>TikTok says that it is not done yet.</source>
        <translation>Kata TikTok, ini belum selesai.</translation>
    </message>
    <message>
        <source>Ticked by {who}.</source>
        <translation>Dicentang oleh {who}.</translation>
    </message>
    <message>
        <source>Answered: no such voucher can be redeemed here.</source>
        <translation>Dijawab: tidak ada voucher seperti itu yang bisa ditukarkan di sini.</translation>
    </message>
    <message>
        <source>Answered.</source>
        <translation>Dijawab.</translation>
    </message>
    <message>
        <source>Asked about …{ending}.</source>
        <translation>Yang ditanyakan: …{ending}.</translation>
    </message>
</context>
<context>
    <name>launch_section</name>
    <message>
        <source>Going live</source>
        <translation>Menuju go-live</translation>
    </message>
    <message>
        <source>Asking the platform…</source>
        <translation>Bertanya ke platform…</translation>
    </message>
    <message>
        <source>This is no voucher: a code has digits only.</source>
        <translation>Ini bukan voucher: kode hanya terdiri dari angka.</translation>
    </message>
    <message>
        <source>Copied: {log_id}</source>
        <translation>Disalin: {log_id}</translation>
    </message>
</context>
<context>
    <name>launch_view</name>
    <message>
        <source>Going live</source>
        <translation>Menuju go-live</translation>
    </message>
    <message>
        <source>Make all calls</source>
        <translation>Buat semua panggilan</translation>
    </message>
    <message>
        <source>Voucher code</source>
        <translation>Kode voucher</translation>
    </message>
    <message>
        <source>Voucher code, or nothing for a made-up one</source>
        <translation>Kode voucher, atau kosong untuk kode rekaan</translation>
    </message>
    <message>
        <source>Ask about it</source>
        <translation>Tanyakan</translation>
    </message>
    <message>
        <source>Scan a customer's QR</source>
        <translation>Pindai QR pelanggan</translation>
    </message>
    <message>
        <source>No log ID yet: make the calls above.</source>
        <translation>Belum ada ID log: buat panggilan di atas.</translation>
    </message>
    <message>
        <source>Acceptance tests</source>
        <translation>Uji penerimaan</translation>
    </message>
    <message>
        <source>The Developer Portal asks for the log ID of a voucher query. These calls redeem nothing. Outlets and products are asked about where your app may do so.</source>
        <translation>Developer Portal meminta ID log dari pemeriksaan voucher. Panggilan ini tidak menukarkan apa pun. Outlet dan produk ditanyakan bila aplikasi Anda boleh.</translation>
    </message>
    <message>
        <source>Ask about one voucher</source>
        <translation>Tanyakan satu voucher</translation>
    </message>
    <message>
        <source>With a code that a customer shows, or by scanning the QR.</source>
        <translation>Dengan kode yang ditunjukkan pelanggan, atau dengan memindai QR.</translation>
    </message>
    <message>
        <source>Log IDs</source>
        <translation>ID log</translation>
    </message>
    <message>
        <source>Each counts once on the portal: mark it when you have used it there. Task IDs belong to claiming outlets, which this till does not do: use those of the Merchant Portal.</source>
        <translation>Di portal setiap ID hanya berlaku sekali: tandai setelah dipakai di sana. ID tugas berasal dari klaim outlet, yang tidak dilakukan mesin kasir ini: pakai yang dari Merchant Portal.</translation>
    </message>
    <message>
        <source>Before the first customer</source>
        <translation>Sebelum pelanggan pertama</translation>
    </message>
    <message>
        <source>The till ticks what it can see. The rest is yours to tick.</source>
        <translation>Mesin kasir mencentang yang dapat dilihatnya. Sisanya Anda yang mencentang.</translation>
    </message>
    <message>
        <source>Scan it now, or press here to stop</source>
        <translation>Pindai sekarang, atau tekan di sini untuk berhenti</translation>
    </message>
    <message>
        <source>All done: you can go live.</source>
        <translation>Semua selesai: Anda siap go-live.</translation>
    </message>
    <message>
        <source>{done} of {total} done</source>
        <translation>{done} dari {total} selesai</translation>
    </message>
</context>
<context>
    <name>log_page</name>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Search: a word, or a reference</source>
        <translation>Cari: kata, atau nomor rujukan</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Cari di log</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Peringatan</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Kesalahan</translation>
    </message>
    <message>
        <source>The whole entry</source>
        <translation>Seluruh entri</translation>
    </message>
    <message>
        <source>Copy the entry</source>
        <translation>Salin entri</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Muat ulang</translation>
    </message>
    <message>
        <source>Done   Esc</source>
        <translation>Selesai   Esc</translation>
    </message>
    <message>
        <source>It is in English, for support. No secret, no voucher code is in it.</source>
        <translation>Isinya berbahasa Inggris, untuk tim bantuan. Tidak ada rahasia dan kode voucher di dalamnya.</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Tidak ada yang cocok</translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation>Log masih kosong</translation>
    </message>
    <message>
        <source>Search for less, or list everything.</source>
        <translation>Cari dengan kata lebih pendek, atau tampilkan semua.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kapan</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Tingkat</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Entri</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Rincian</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Peringatan</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Kesalahan</translation>
    </message>
</context>
<context>
    <name>manager_pin</name>
    <message>
        <source>Here only a manager may {what}. The manager's PIN is one line on standard input.</source>
        <translation>Di sini hanya manajer yang boleh {what}. PIN manajer adalah satu baris di masukan standar.</translation>
    </message>
    <message>
        <source>Nothing was done.</source>
        <translation>Tidak ada yang dilakukan.</translation>
    </message>
    <message>
        <source>Say who does it: --by NAME.</source>
        <translation>Sebutkan siapa yang melakukannya: --by NAMA.</translation>
    </message>
    <message>
        <source>This PIN is {manager}'s, and --by says {named}. Nothing was done.</source>
        <translation>PIN ini milik {manager}, sedangkan --by menyebut {named}. Tidak ada yang dilakukan.</translation>
    </message>
</context>
<context>
    <name>manager_room</name>
    <message>
        <source>Open the manager's room</source>
        <translation>Buka ruang manajer</translation>
    </message>
    <message>
        <source>The record could not be looked after:</source>
        <translation>Catatan tidak dapat dirawat:</translation>
    </message>
</context>
<context>
    <name>network</name>
    <message>
        <source>The proxy must be system, none, or look like http://proxy.example:3128.</source>
        <translation>Proxy harus system, none, atau seperti http://proxy.example:3128.</translation>
    </message>
    <message>
        <source>A SOCKS proxy cannot be used. Ask for the address of an HTTP proxy.</source>
        <translation>Proxy SOCKS tidak dapat dipakai. Minta alamat proxy HTTP.</translation>
    </message>
    <message>
        <source>The proxy's address must not hold its name and password: they are entered by themselves.</source>
        <translation>Alamat proxy tidak boleh memuat nama dan kata sandi: keduanya diisi tersendiri.</translation>
    </message>
    <message>
        <source>The file of authorities {path} holds no certificate. It must be a PEM file.</source>
        <translation>Berkas otoritas {path} tidak berisi sertifikat. Harus berupa berkas PEM.</translation>
    </message>
    <message>
        <source>The file of authorities {path} cannot be read. Choose it again, or set none.</source>
        <translation>Berkas otoritas {path} tidak dapat dibaca. Pilih lagi, atau kosongkan.</translation>
    </message>
</context>
<context>
    <name>network_section</name>
    <message>
        <source>Network</source>
        <translation>Jaringan</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>Alamat proxy</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Pakai</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Pilih berkas…</translation>
    </message>
    <message>
        <source>Only the usual ones</source>
        <translation>Hanya yang biasa</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Seperti sistem</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Tanpa proxy</translation>
    </message>
    <message>
        <source>This address</source>
        <translation>Alamat ini</translation>
    </message>
    <message>
        <source>Some networks let programs out through a proxy only. At home there is none.</source>
        <translation>Beberapa jaringan hanya meloloskan program lewat proxy. Di rumah tidak ada.</translation>
    </message>
    <message>
        <source>Name and password of the proxy</source>
        <translation>Nama dan kata sandi proxy</translation>
    </message>
    <message>
        <source>Only where the proxy asks for them. They are kept as a secret.</source>
        <translation>Hanya bila diminta proxy. Disimpan sebagai rahasia.</translation>
    </message>
    <message>
        <source>Certificates to trust</source>
        <translation>Sertifikat yang dipercaya</translation>
    </message>
    <message>
        <source>A PEM file from whoever runs the network, where it opens encrypted connections. The usual certificates stay trusted.</source>
        <translation>Berkas PEM dari pengelola jaringan, bila jaringan itu membuka koneksi terenkripsi. Sertifikat yang biasa tetap dipercaya.</translation>
    </message>
    <message>
        <source>Open it again now</source>
        <translation>Buka lagi sekarang</translation>
    </message>
    <message>
        <source>Used from the next start</source>
        <translation>Dipakai mulai pembukaan berikutnya</translation>
    </message>
    <message>
        <source>Sales still go the old way. The check below tries the new one.</source>
        <translation>Penjualan masih lewat jalan lama. Pemeriksaan di bawah mencoba yang baru.</translation>
    </message>
    <message>
        <source>Only the usual ones are trusted.</source>
        <translation>Hanya yang biasa yang dipercaya.</translation>
    </message>
    <message>
        <source>Those that are kept are for another proxy; this one is not sent them. Enter this one's.</source>
        <translation>Yang tersimpan adalah untuk proxy lain dan tidak dikirim ke proxy ini. Isi yang untuk proxy ini.</translation>
    </message>
    <message>
        <source>A name and a password are kept.</source>
        <translation>Nama dan kata sandi tersimpan.</translation>
    </message>
    <message>
        <source>None are kept.</source>
        <translation>Tidak ada yang tersimpan.</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>Sertifikat (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Semua berkas (*)</translation>
    </message>
</context>
<context>
    <name>offline</name>
    <message>
        <source>The platform has never answered this till yet.</source>
        <translation>Platform belum pernah menjawab mesin kasir ini.</translation>
    </message>
    <message>
        <source>The platform has not answered for {hours} hours; at most {most} are allowed.</source>
        <translation>Platform sudah {hours} jam tidak menjawab; paling lama {most} jam yang diizinkan.</translation>
    </message>
    <message>
        <source>At most {most} unverified vouchers may wait; {waiting} wait already.</source>
        <translation>Paling banyak {most} voucher yang belum diperiksa boleh menunggu; sudah ada {waiting}.</translation>
    </message>
    <message>
        <source>One unverified voucher may be worth {most} at most; this one is worth {price}.</source>
        <translation>Nilai satu voucher yang belum diperiksa paling tinggi {most}; yang ini {price}.</translation>
    </message>
    <message>
        <source>Unverified vouchers may be worth {most} together; {before} wait already and this would add {more}.</source>
        <translation>Nilai semua voucher yang belum diperiksa paling tinggi {most}; sudah ada {before}, dan ini menambah {more}.</translation>
    </message>
</context>
<context>
    <name>offline_page</name>
    <message>
        <source>When the line is down</source>
        <translation>Saat sambungan putus</translation>
    </message>
    <message>
        <source>A voucher that was checked moments before the line dropped is always stored and sent later. This is about vouchers that nobody could check.</source>
        <translation>Voucher yang diperiksa sesaat sebelum sambungan putus selalu disimpan dan dikirim nanti. Ini tentang voucher yang tidak bisa diperiksa siapa pun.</translation>
    </message>
    <message>
        <source>Wait for the line</source>
        <translation>Tunggu sambungan</translation>
    </message>
    <message>
        <source>Nothing is handed over that the platform did not confirm. The safe way.</source>
        <translation>Tidak ada yang diserahkan tanpa kepastian dari platform. Cara yang aman.</translation>
    </message>
    <message>
        <source>Accept on trust, within limits</source>
        <translation>Terima atas dasar percaya, dengan batas</translation>
    </message>
    <message>
        <source>Hand over, and send later. If the platform then says no, the loss is yours.</source>
        <translation>Serahkan, dan kirim nanti. Jika platform lalu menolak, kerugiannya milik Anda.</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Voucher</translation>
    </message>
    <message>
        <source>So many may wait at most.</source>
        <translation>Paling banyak sekian yang boleh menunggu.</translation>
    </message>
    <message>
        <source>Worth of one voucher</source>
        <translation>Nilai satu voucher</translation>
    </message>
    <message>
        <source>In the currency of the vouchers, as 100000. Empty for no limit.</source>
        <translation>Dalam mata uang voucher, seperti 100000. Kosong berarti tanpa batas.</translation>
    </message>
    <message>
        <source>Worth of all together</source>
        <translation>Nilai semuanya</translation>
    </message>
    <message>
        <source>Empty for no limit.</source>
        <translation>Kosong berarti tanpa batas.</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Jam</translation>
    </message>
    <message>
        <source>Counted from the platform's last answer. Empty for no limit.</source>
        <translation>Dihitung dari jawaban terakhir platform. Kosong berarti tanpa batas.</translation>
    </message>
</context>
<context>
    <name>order_card</name>
    <message>
        <source>Already paid in TikTok. Redeeming can't be undone.</source>
        <translation>Sudah dibayar di TikTok. Penukaran tidak bisa dibatalkan.</translation>
    </message>
    <message>
        <source>Redeeming…</source>
        <translation>Menukarkan…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s)</source>
        <translation>
            <numerusform>%n voucher</numerusform>
        </translation>
    </message>
    <message>
        <source>{ticked} ticked of {usable} usable now</source>
        <translation>{ticked} dicentang dari {usable} yang bisa dipakai</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Kosongkan</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Centang semua</translation>
    </message>
    <message numerus="yes">
        <source>Redeem %n</source>
        <translation>
            <numerusform>Tukarkan %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing ticked</source>
        <translation>Belum dicentang</translation>
    </message>
</context>
<context>
    <name>outlet_file</name>
    <message>
        <source>{file} names no outlets.</source>
        <translation>{file} tidak menyebut outlet.</translation>
    </message>
    <message>
        <source>{file} is too large.</source>
        <translation>{file} terlalu besar.</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}.</source>
        <translation>{file} tidak bisa dibaca: {reason}.</translation>
    </message>
    <message>
        <source>{file} is not in the form of its name: {reason}.</source>
        <translation>Bentuk {file} tidak sesuai namanya: {reason}.</translation>
    </message>
    <message>
        <source>{file}: {names} is not known here; only {list} is.</source>
        <translation>{file}: {names} tidak dikenal di sini; hanya {list}.</translation>
    </message>
    <message>
        <source>{file} needs a list named {list}.</source>
        <translation>{file} perlu daftar bernama {list}.</translation>
    </message>
    <message>
        <source>{where}: it must be a table of fields.</source>
        <translation>{where}: harus berupa tabel isian.</translation>
    </message>
    <message>
        <source>{where}: {names} is not known. Known are {known}.</source>
        <translation>{where}: {names} tidak dikenal. Yang dikenal: {known}.</translation>
    </message>
    <message>
        <source>{where}: {names} is missing.</source>
        <translation>{where}: {names} belum diisi.</translation>
    </message>
    <message>
        <source>{where}: {reason}.</source>
        <translation>{where}: {reason}.</translation>
    </message>
</context>
<context>
    <name>outlet_page</name>
    <message>
        <source>Outlet</source>
        <translation>Outlet</translation>
    </message>
    <message>
        <source>Vouchers are checked and redeemed at this outlet. Pick it from the list where there is one, else type its ID.</source>
        <translation>Voucher diperiksa dan ditukarkan di outlet ini. Pilih dari daftar bila ada, atau ketik ID-nya.</translation>
    </message>
    <message>
        <source>Outlets of this merchant</source>
        <translation>Outlet merchant ini</translation>
    </message>
    <message>
        <source>Ask for the list again</source>
        <translation>Minta daftarnya lagi</translation>
    </message>
    <message>
        <source>Check this outlet</source>
        <translation>Periksa outlet ini</translation>
    </message>
    <message>
        <source>Outlet ID (third_shop_id)</source>
        <translation>ID outlet (third_shop_id)</translation>
    </message>
    <message>
        <source>Your own ID of the outlet, letter for letter as it is mapped on the platform.</source>
        <translation>ID outlet milik Anda sendiri, huruf demi huruf seperti yang dipetakan di platform.</translation>
    </message>
    <message>
        <source>Name of this till</source>
        <translation>Nama mesin kasir ini</translation>
    </message>
    <message>
        <source>On slips and in exports: which till of the outlet it was.</source>
        <translation>Di struk dan ekspor: mesin kasir mana di outlet itu.</translation>
    </message>
    <message>
        <source>not mapped to an ID of yours</source>
        <translation>belum dipetakan ke ID Anda</translation>
    </message>
</context>
<context>
    <name>outlets</name>
    <message>
        <source>Under review</source>
        <translation>Sedang ditinjau</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Ditolak</translation>
    </message>
    <message>
        <source>Accepted in part</source>
        <translation>Diterima sebagian</translation>
    </message>
    <message>
        <source>The platform does not know this task</source>
        <translation>Platform tidak mengenal tugas ini</translation>
    </message>
    <message>
        <source>In a state that is not known here</source>
        <translation>Statusnya tidak dikenal di sini</translation>
    </message>
</context>
<context>
    <name>outlets_section</name>
    <message>
        <source>Outlets</source>
        <translation>Outlet</translation>
    </message>
    <message>
        <source>Hand in for review</source>
        <translation>Kirim untuk ditinjau</translation>
    </message>
    <message>
        <source>Lists of outlets (*.toml *.json)</source>
        <translation>Daftar outlet (*.toml *.json)</translation>
    </message>
    <message>
        <source>{kind}, for: {names}. TikTok reviews it.</source>
        <translation>{kind}, untuk: {names}. TikTok meninjaunya.</translation>
    </message>
    <message>
        <source>Not handed in: wait until what was handed in before is sent.</source>
        <translation>Tidak dikirim: tunggu sampai kiriman sebelumnya selesai.</translation>
    </message>
    <message numerus="yes">
        <source>%n handed in for review.</source>
        <translation>
            <numerusform>%n dikirim untuk ditinjau.</numerusform>
        </translation>
    </message>
    <message>
        <source>Log ID: {log_id}</source>
        <translation>ID log: {log_id}</translation>
    </message>
</context>
<context>
    <name>outlets_view</name>
    <message>
        <source>Outlets</source>
        <translation>Outlet</translation>
    </message>
    <message>
        <source>Each outlet must be claimed, have its papers accepted, and carry your own ID. TikTok reviews what is handed in.</source>
        <translation>Setiap outlet harus diklaim, dokumennya diterima, dan punya ID Anda sendiri. TikTok meninjau yang dikirim.</translation>
    </message>
    <message>
        <source>No outlets to show</source>
        <translation>Tidak ada outlet</translation>
    </message>
    <message>
        <source>Ask how reviews stand</source>
        <translation>Tanyakan hasil peninjauan</translation>
    </message>
    <message>
        <source>Hand in from a file</source>
        <translation>Kirim dari berkas</translation>
    </message>
    <message>
        <source>Map it to your own ID: Merchant Portal &gt; Outlets &gt; the outlet &gt; Outlet ID.</source>
        <translation>Petakan ke ID Anda: Merchant Portal &gt; Outlets &gt; outlet itu &gt; Outlet ID.</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Klaim</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Dokumen</translation>
    </message>
    <message>
        <source>Decoration</source>
        <translation>Tampilan</translation>
    </message>
    <message>
        <source>Basic data</source>
        <translation>Data dasar</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Tidak diketahui</translation>
    </message>
    <message>
        <source>Cannot sell</source>
        <translation>Tidak bisa</translation>
    </message>
    <message>
        <source>Can sell</source>
        <translation>Bisa</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>Outlet</translation>
    </message>
    <message>
        <source>{name} (this till)</source>
        <translation>{name} (mesin ini)</translation>
    </message>
    <message>
        <source>Your ID</source>
        <translation>ID Anda</translation>
    </message>
    <message>
        <source>Not mapped</source>
        <translation>Belum dipetakan</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Penjualan</translation>
    </message>
</context>
<context>
    <name>paper</name>
    <message>
        <source>Page {number} of {all}</source>
        <translation>Halaman {number} dari {all}</translation>
    </message>
</context>
<context>
    <name>paper_room</name>
    <message>
        <source>The slip is at the printer.</source>
        <translation>Struk sudah dikirim ke printer.</translation>
    </message>
    <message>
        <source>A test page is at the printer.</source>
        <translation>Halaman uji sudah dikirim ke printer.</translation>
    </message>
    <message>
        <source>The slip waits and is printed later.</source>
        <translation>Struk menunggu dan dicetak nanti.</translation>
    </message>
    <message numerus="yes">
        <source>Printer trouble, %n slip(s) waiting</source>
        <translation>
            <numerusform>Printer bermasalah, %n struk menunggu</numerusform>
        </translation>
    </message>
    <message>
        <source>Printer ready</source>
        <translation>Printer siap</translation>
    </message>
</context>
<context>
    <name>parts</name>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>pdf_file</name>
    <message>
        <source>There is nothing in it.</source>
        <translation>Tidak ada isinya.</translation>
    </message>
    <message>
        <source>Page {number}</source>
        <translation>Halaman {number}</translation>
    </message>
</context>
<context>
    <name>people</name>
    <message>
        <source>open the manager's room and look at the record</source>
        <translation>membuka ruang manajer dan melihat catatan</translation>
    </message>
    <message>
        <source>see prices and totals in it</source>
        <translation>melihat harga dan jumlah di dalamnya</translation>
    </message>
    <message>
        <source>export the record to files</source>
        <translation>mengekspor catatan ke berkas</translation>
    </message>
    <message>
        <source>close conflicts</source>
        <translation>menutup konflik</translation>
    </message>
    <message>
        <source>change the settings</source>
        <translation>mengubah pengaturan</translation>
    </message>
    <message>
        <source>take the till off the line</source>
        <translation>membuat mesin kasir offline</translation>
    </message>
    <message>
        <source>compare the record with the platform</source>
        <translation>mencocokkan catatan dengan platform</translation>
    </message>
    <message>
        <source>back up and restore the record</source>
        <translation>mencadangkan dan memulihkan catatan</translation>
    </message>
    <message>
        <source>make the acceptance tests and go live</source>
        <translation>menjalankan uji penerimaan dan go-live</translation>
    </message>
    <message>
        <source>change outlets and products on the platform</source>
        <translation>mengubah outlet dan produk di platform</translation>
    </message>
    <message>
        <source>This person is no longer in the list.</source>
        <translation>Orang ini sudah tidak ada di daftar.</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>Nama harus diisi.</translation>
    </message>
    <message>
        <source>A name has at most {longest} characters.</source>
        <translation>Nama paling panjang {longest} huruf.</translation>
    </message>
    <message>
        <source>The name has characters that cannot be shown.</source>
        <translation>Ada huruf dalam nama ini yang tidak bisa ditampilkan.</translation>
    </message>
    <message>
        <source>{name} is in the list already.</source>
        <translation>{name} sudah ada di daftar.</translation>
    </message>
    <message>
        <source>A manager needs a PIN.</source>
        <translation>Manajer harus punya PIN.</translation>
    </message>
    <message>
        <source>{name} is the last manager. Make somebody else a manager first.</source>
        <translation>{name} adalah manajer terakhir. Jadikan orang lain manajer dulu.</translation>
    </message>
    <message>
        <source>A PIN has 4 to 8 digits.</source>
        <translation>PIN terdiri dari 4 sampai 8 angka.</translation>
    </message>
    <message>
        <source>A PIN of one repeated digit is too easy to guess.</source>
        <translation>PIN dengan angka yang sama semua terlalu mudah ditebak.</translation>
    </message>
    <message>
        <source>A PIN of digits in a row is too easy to guess.</source>
        <translation>PIN dengan angka berurutan terlalu mudah ditebak.</translation>
    </message>
    <message>
        <source>The PIN of {name} was reset from the command line, {when}, by the computer's user {who}.</source>
        <translation>PIN {name} diatur ulang dari baris perintah, {when}, oleh pengguna komputer {who}.</translation>
    </message>
</context>
<context>
    <name>people_dialogs</name>
    <message>
        <source>Cancel   Esc</source>
        <translation>Batal   Esc</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>PIN again</source>
        <translation>Ulangi PIN</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Tambah orang</translation>
    </message>
    <message>
        <source>A manager needs a PIN, a cashier only where sign-in asks for it.</source>
        <translation>Manajer harus punya PIN, kasir hanya jika PIN diminta saat masuk.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Tambah</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Peran</translation>
    </message>
    <message>
        <source>PIN of {name}</source>
        <translation>PIN {name}</translation>
    </message>
    <message>
        <source>4 to 8 digits that only {name} knows.</source>
        <translation>4 sampai 8 angka yang hanya diketahui {name}.</translation>
    </message>
    <message>
        <source>Set the PIN</source>
        <translation>Simpan PIN</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>Hapus {name}?</translation>
    </message>
    <message>
        <source>{name} can no longer sign in. What {name} redeemed stays.</source>
        <translation>{name} tidak bisa masuk lagi. Penukaran oleh {name} tetap tercatat.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Manajer</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Kasir</translation>
    </message>
    <message>
        <source>The two PINs are not the same.</source>
        <translation>Kedua PIN tidak sama.</translation>
    </message>
</context>
<context>
    <name>people_page</name>
    <message>
        <source>Cashiers and managers</source>
        <translation>Kasir dan manajer</translation>
    </message>
    <message>
        <source>A manager is recommended: with one, a PIN is asked for before anything important is changed. You can go on without, and add people later.</source>
        <translation>Sebaiknya ada manajer: dengan manajer, PIN diminta sebelum hal penting diubah. Anda boleh lanjut tanpa manajer, dan menambah orang nanti.</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>Each redemption is kept with the name of who did it.</source>
        <translation>Setiap penukaran disimpan dengan nama pelakunya.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Mati</translation>
    </message>
    <message>
        <source>Pick a name</source>
        <translation>Pilih nama</translation>
    </message>
    <message>
        <source>Name and PIN</source>
        <translation>Nama dan PIN</translation>
    </message>
    <message>
        <source>A manager needs a PIN. Set it first.</source>
        <translation>Manajer perlu PIN. Isi dulu PIN-nya.</translation>
    </message>
    <message>
        <source>On the list already: {names}</source>
        <translation>Sudah ada di daftar: {names}</translation>
    </message>
</context>
<context>
    <name>people_panel</name>
    <message>
        <source>Add a person…</source>
        <translation>Tambah orang…</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Daftar orang</translation>
    </message>
    <message>
        <source>Who may sign in here, with a role and a PIN.</source>
        <translation>Siapa yang boleh masuk di sini, dengan peran dan PIN.</translation>
    </message>
    <message>
        <source>Nobody yet. Whoever is added here can be picked at sign-in.</source>
        <translation>Belum ada. Yang ditambahkan di sini bisa dipilih saat masuk.</translation>
    </message>
    <message>
        <source>no PIN</source>
        <translation>tanpa PIN</translation>
    </message>
    <message>
        <source>has a PIN</source>
        <translation>punya PIN</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ubah…</translation>
    </message>
    <message>
        <source>Change {name}</source>
        <translation>Ubah {name}</translation>
    </message>
    <message>
        <source>Set a PIN…</source>
        <translation>Buat PIN…</translation>
    </message>
    <message>
        <source>Change the PIN…</source>
        <translation>Ubah PIN…</translation>
    </message>
    <message>
        <source>Make a cashier</source>
        <translation>Jadikan kasir</translation>
    </message>
    <message>
        <source>Make a manager</source>
        <translation>Jadikan manajer</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Hapus…</translation>
    </message>
</context>
<context>
    <name>period_bar</name>
    <message>
        <source>Period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>From – to…</source>
        <translation>Dari – sampai…</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hari ini</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Kemarin</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Minggu ini</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Minggu lalu</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Bulan ini</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Bulan lalu</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Kapan saja</translation>
    </message>
</context>
<context>
    <name>pin_pad</name>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Delete a digit</source>
        <translation>Hapus satu angka</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>PIN salah</translation>
    </message>
    <message>
        <source>Wait {seconds} s</source>
        <translation>Tunggu {seconds} detik</translation>
    </message>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>%n angka diketik</numerusform>
        </translation>
    </message>
    <message>
        <source>Manager's PIN</source>
        <translation>PIN manajer</translation>
    </message>
    <message>
        <source>Cancel   Esc</source>
        <translation>Batal   Esc</translation>
    </message>
</context>
<context>
    <name>platform_dialogs</name>
    <message>
        <source>Switch to {environment}?</source>
        <translation>Beralih ke {environment}?</translation>
    </message>
    <message>
        <source>Switch to {environment}</source>
        <translation>Beralih ke {environment}</translation>
    </message>
    <message>
        <source>The window closes and opens again.</source>
        <translation>Jendela ditutup lalu dibuka lagi.</translation>
    </message>
    <message>
        <source>Forget the secrets?</source>
        <translation>Hapus rahasia?</translation>
    </message>
    <message>
        <source>The client secret, the sign-in at the platform and all logins of this environment are removed from this computer. The record stays. To sell again, the till must be set up again.</source>
        <translation>Client secret, data masuk ke platform, dan semua login lingkungan ini dihapus dari komputer ini. Catatan tetap ada. Untuk berjualan lagi, mesin kasir harus disiapkan lagi.</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>From then on each voucher is a real customer's, and redeeming one is final.</source>
        <translation>Sejak itu setiap voucher milik pelanggan sungguhan, dan penukaran tidak bisa dibatalkan.</translation>
    </message>
    <message>
        <source>Real customers cannot be served there. A coloured band says so, above everything.</source>
        <translation>Pelanggan sungguhan tidak bisa dilayani di sana. Pita berwarna di atas layar mengingatkannya.</translation>
    </message>
</context>
<context>
    <name>platform_guide</name>
    <message>
        <source>The log ID is copied.</source>
        <translation>ID log sudah disalin.</translation>
    </message>
</context>
<context>
    <name>platform_items</name>
    <message>
        <source>An organisation</source>
        <translation>Sebuah organisasi</translation>
    </message>
    <message>
        <source>Developer Portal &gt; your name &gt; Manage organizations &gt; Create</source>
        <translation>Developer Portal &gt; nama Anda &gt; Manage organizations &gt; Create</translation>
    </message>
    <message>
        <source>An app of the type TikTok GO, in that organisation</source>
        <translation>Aplikasi jenis TikTok GO, di organisasi itu</translation>
    </message>
    <message>
        <source>Developer Portal &gt; Manage apps &gt; Connect an app &gt; TikTok GO</source>
        <translation>Developer Portal &gt; Manage apps &gt; Connect an app &gt; TikTok GO</translation>
    </message>
    <message>
        <source>App ID, client key and client secret</source>
        <translation>App ID, client key, dan client secret</translation>
    </message>
    <message>
        <source>Developer Portal &gt; your app &gt; App details &gt; Credentials. They come on the next page.</source>
        <translation>Developer Portal &gt; aplikasi Anda &gt; App details &gt; Credentials. Diisi di halaman berikutnya.</translation>
    </message>
    <message>
        <source>Dining purchasing solutions, with Vouchers Verification</source>
        <translation>Dining purchasing solutions, dengan Vouchers Verification</translation>
    </message>
    <message>
        <source>Developer Portal &gt; your app &gt; Dining purchasing solutions &gt; Vouchers Verification &gt; Apply</source>
        <translation>Developer Portal &gt; aplikasi Anda &gt; Dining purchasing solutions &gt; Vouchers Verification &gt; Apply</translation>
    </message>
    <message>
        <source>Outlets management</source>
        <translation>Outlets management</translation>
    </message>
    <message>
        <source>At the same place. With it the till knows your outlets.</source>
        <translation>Di tempat yang sama. Dengannya mesin kasir mengenal outlet Anda.</translation>
    </message>
    <message>
        <source>Products management</source>
        <translation>Products management</translation>
    </message>
    <message>
        <source>At the same place. With it you pick the outlet from a list here.</source>
        <translation>Di tempat yang sama. Dengannya outlet dipilih dari daftar di sini.</translation>
    </message>
    <message>
        <source>Webhooks</source>
        <translation>Webhooks</translation>
    </message>
    <message>
        <source>Developer Portal &gt; your app &gt; Webhooks. The till works without them.</source>
        <translation>Developer Portal &gt; aplikasi Anda &gt; Webhooks. Mesin kasir bekerja tanpanya.</translation>
    </message>
    <message>
        <source>Up to five TikTok test accounts</source>
        <translation>Sampai lima akun uji TikTok</translation>
    </message>
    <message>
        <source>Developer Portal &gt; your app &gt; Test accounts. They buy with real money: take cheap products.</source>
        <translation>Developer Portal &gt; aplikasi Anda &gt; Test accounts. Mereka membayar dengan uang sungguhan: pakai produk murah.</translation>
    </message>
    <message>
        <source>The test merchant</source>
        <translation>Merchant uji</translation>
    </message>
    <message>
        <source>Developer Portal &gt; your app &gt; Test merchant &gt; Apply. It lasts 30 days from then.</source>
        <translation>Developer Portal &gt; aplikasi Anda &gt; Test merchant &gt; Apply. Berlaku 30 hari sejak itu.</translation>
    </message>
    <message>
        <source>Your outlets and products, mapped to IDs of your own</source>
        <translation>Outlet dan produk Anda, dipetakan ke ID Anda sendiri</translation>
    </message>
    <message>
        <source>Merchant Portal: claim the outlets, create the products, give each your own ID.</source>
        <translation>Merchant Portal: klaim outlet, buat produk, beri masing-masing ID Anda sendiri.</translation>
    </message>
    <message>
        <source>Authorisation by the merchant</source>
        <translation>Izin dari merchant</translation>
    </message>
    <message>
        <source>Merchant Portal, signed in as this merchant &gt; Application authorization &gt; Authorize &gt; Accept</source>
        <translation>Merchant Portal, masuk sebagai merchant ini &gt; Application authorization &gt; Authorize &gt; Accept</translation>
    </message>
</context>
<context>
    <name>platform_page</name>
    <message>
        <source>optional</source>
        <translation>tidak wajib</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Diperiksa</translation>
    </message>
    <message>
        <source>Not there</source>
        <translation>Tidak ada</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Kurang</translation>
    </message>
    <message>
        <source>On the platform's side</source>
        <translation>Di sisi platform</translation>
    </message>
    <message>
        <source>These must exist before the till can work. Tick what is done. What the till can check by itself it checks once the key and the secret are entered.</source>
        <translation>Semua ini harus ada sebelum mesin kasir bisa bekerja. Centang yang sudah selesai. Yang bisa diperiksa mesin kasir sendiri diperiksa setelah kunci dan rahasia diisi.</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Periksa sekarang</translation>
    </message>
    <message>
        <source>The key and the secret come on the next page.</source>
        <translation>Kunci dan rahasia ada di halaman berikutnya.</translation>
    </message>
</context>
<context>
    <name>platform_room</name>
    <message>
        <source>Copied: {log_id}</source>
        <translation>Disalin: {log_id}</translation>
    </message>
    <message>
        <source>The settings are in {path}</source>
        <translation>Pengaturan ada di {path}</translation>
    </message>
    <message>
        <source>Nothing to change: the settings are as the file says.</source>
        <translation>Tidak ada yang perlu diubah: pengaturan sudah seperti isi berkas.</translation>
    </message>
    <message>
        <source>The settings of the file are in use</source>
        <translation>Pengaturan dari berkas sudah dipakai</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Lanjut</translation>
    </message>
    <message>
        <source>The old secret is still in use. {why}</source>
        <translation>Rahasia yang lama masih dipakai. {why}</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>Line {number}</source>
        <translation>Baris {number}</translation>
    </message>
</context>
<context>
    <name>platform_section</name>
    <message>
        <source>Platform</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>Set up again…</source>
        <translation>Siapkan lagi…</translation>
    </message>
    <message>
        <source>Set up again</source>
        <translation>Siapkan lagi</translation>
    </message>
    <message>
        <source>The assistant asks for keys, region and outlet again. Nothing changes until its end.</source>
        <translation>Asisten menanyakan kunci, wilayah, dan outlet lagi. Tidak ada yang berubah sampai selesai.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Forget the secrets…</source>
        <translation>Hapus rahasia…</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Yang dipakai</translation>
    </message>
    <message>
        <source>What this till works with now.</source>
        <translation>Yang dipakai mesin kasir ini sekarang.</translation>
    </message>
    <message>
        <source>Another environment</source>
        <translation>Lingkungan lain</translation>
    </message>
    <message>
        <source>Practice, test merchant and live each have their own keys, record and settings. Nothing goes from one to another.</source>
        <translation>Latihan, merchant uji, dan sungguhan masing-masing punya kunci, catatan, dan pengaturan sendiri. Tidak ada yang berpindah dari satu ke yang lain.</translation>
    </message>
    <message>
        <source>Choose a day…</source>
        <translation>Pilih hari…</translation>
    </message>
    <message>
        <source>First day of the test merchant</source>
        <translation>Hari pertama merchant uji</translation>
    </message>
    <message>
        <source>The Developer Portal shows it. It is valid for 30 days from then.</source>
        <translation>Terlihat di Developer Portal. Berlaku 30 hari sejak itu.</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Perpanjangan</translation>
    </message>
    <message>
        <source>How often you extended it in the Developer Portal, each by 15 days.</source>
        <translation>Berapa kali Anda memperpanjangnya di Developer Portal, masing-masing 15 hari.</translation>
    </message>
    <message>
        <source>Last day of the test merchant</source>
        <translation>Hari terakhir merchant uji</translation>
    </message>
    <message>
        <source>Counted from the two above.</source>
        <translation>Dihitung dari dua pengaturan di atas.</translation>
    </message>
    <message>
        <source>Another client secret</source>
        <translation>Client secret lain</translation>
    </message>
    <message>
        <source>Tried by a sign-in first; the old one stays when that fails. A secret is never shown.</source>
        <translation>Dicoba dulu dengan masuk; bila gagal, yang lama tetap dipakai. Rahasia tidak pernah ditampilkan.</translation>
    </message>
    <message>
        <source>Forget the secrets</source>
        <translation>Hapus rahasia</translation>
    </message>
    <message>
        <source>For a computer that is given away. The till cannot sell until it is set up again.</source>
        <translation>Untuk komputer yang akan dilepas. Mesin kasir tidak bisa berjualan sampai disiapkan lagi.</translation>
    </message>
    <message>
        <source>{about} Merchant {merchant}, outlet {outlet}.</source>
        <translation>{about} Merchant {merchant}, outlet {outlet}.</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Belum dicatat</translation>
    </message>
    <message>
        <source>Switch to {environment}…</source>
        <translation>Beralih ke {environment}…</translation>
    </message>
    <message>
        <source>Set up {environment}…</source>
        <translation>Siapkan {environment}…</translation>
    </message>
    <message>
        <source>Secrets are kept in this keyring: {place}</source>
        <translation>Rahasia disimpan di keyring ini: {place}</translation>
    </message>
    <message>
        <source>Secrets are kept in a file that only this user of the computer can read.</source>
        <translation>Rahasia disimpan dalam berkas yang hanya bisa dibaca pengguna komputer ini.</translation>
    </message>
    <message>
        <source>New client secret</source>
        <translation>Client secret baru</translation>
    </message>
    <message>
        <source>Paste it from the Developer Portal</source>
        <translation>Tempelkan dari Developer Portal</translation>
    </message>
    <message>
        <source>A made-up platform on this computer, to learn and try things.</source>
        <translation>Platform rekaan di komputer ini, untuk belajar dan mencoba.</translation>
    </message>
    <message>
        <source>The test merchant of TikTok: real calls, no real customers.</source>
        <translation>Merchant uji TikTok: panggilan sungguhan, tanpa pelanggan sungguhan.</translation>
    </message>
    <message>
        <source>The real business: each voucher is a customer's.</source>
        <translation>Usaha sungguhan: setiap voucher milik pelanggan.</translation>
    </message>
</context>
<context>
    <name>practice</name>
    <message>
        <source>One voucher</source>
        <translation>Satu voucher</translation>
    </message>
    <message>
        <source>Three vouchers</source>
        <translation>Tiga voucher</translation>
    </message>
    <message>
        <source>Three vouchers, one used</source>
        <translation>Tiga voucher, satu dipakai</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Masa berlaku habis</translation>
    </message>
    <message>
        <source>Usable from next week</source>
        <translation>Berlaku mulai minggu depan</translation>
    </message>
    <message>
        <source>Not at this hour</source>
        <translation>Bukan pada jam ini</translation>
    </message>
    <message>
        <source>Already used</source>
        <translation>Sudah dipakai</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Dana dikembalikan</translation>
    </message>
    <message>
        <source>Refund in progress</source>
        <translation>Minta pengembalian dana</translation>
    </message>
    <message>
        <source>For the other outlet</source>
        <translation>Untuk outlet lain</translation>
    </message>
    <message>
        <source>Product without outlets</source>
        <translation>Produk tanpa outlet</translation>
    </message>
    <message>
        <source>Not issued yet</source>
        <translation>Belum diterbitkan</translation>
    </message>
    <message>
        <source>Practice: tasks, or a customer</source>
        <translation>Latihan: tugas, atau pelanggan</translation>
    </message>
    <message>
        <source>New purchase</source>
        <translation>Beli lagi</translation>
    </message>
    <message>
        <source>Refresh QR</source>
        <translation>Segarkan QR</translation>
    </message>
    <message>
        <source>Customer refreshes the QR</source>
        <translation>Pelanggan menyegarkan QR</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Lewati</translation>
    </message>
    <message>
        <source>Hold up</source>
        <translation>Angkat</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tugas</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Mulai lagi</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>Code {code}</source>
        <translation>Kode {code}</translation>
    </message>
</context>
<context>
    <name>practice_parts</name>
    <message>
        <source>The customer's phone</source>
        <translation>Ponsel pelanggan</translation>
    </message>
    <message>
        <source>{done} of {total} tasks done</source>
        <translation>{done} dari {total} tugas selesai</translation>
    </message>
    <message>
        <source>You are ready.</source>
        <translation>Anda sudah siap.</translation>
    </message>
    <message>
        <source>Choose a customer above to go on practising, or start again.</source>
        <translation>Pilih pelanggan di atas untuk terus berlatih, atau mulai lagi.</translation>
    </message>
    <message>
        <source>Task {number} of {total}, optional</source>
        <translation>Tugas {number} dari {total}, boleh dilewati</translation>
    </message>
    <message>
        <source>Task {number} of {total}</source>
        <translation>Tugas {number} dari {total}</translation>
    </message>
</context>
<context>
    <name>practice_tasks</name>
    <message>
        <source>Redeem one voucher</source>
        <translation>Tukarkan satu voucher</translation>
    </message>
    <message>
        <source>Hold up the phone with F6, look at the order, and press Enter.</source>
        <translation>Angkat ponsel dengan F6, lihat pesanannya, lalu tekan Enter.</translation>
    </message>
    <message>
        <source>That voucher is gone. Here is a new one.</source>
        <translation>Voucher tadi sudah terpakai. Ini yang baru.</translation>
    </message>
    <message>
        <source>Redeem two of three</source>
        <translation>Tukarkan dua dari tiga</translation>
    </message>
    <message>
        <source>This order has three vouchers. Untick one with Space, and redeem two.</source>
        <translation>Pesanan ini berisi tiga voucher. Kosongkan satu dengan Spasi, lalu tukarkan dua.</translation>
    </message>
    <message>
        <source>Those were not two. Untick one before you press Enter.</source>
        <translation>Tadi bukan dua voucher. Kosongkan satu sebelum menekan Enter.</translation>
    </message>
    <message>
        <source>The QR is too old</source>
        <translation>QR kedaluwarsa</translation>
    </message>
    <message>
        <source>Hold up the phone and read what the till says. Let the customer refresh the QR, then redeem it.</source>
        <translation>Angkat ponsel dan baca apa kata mesin kasir. Minta pelanggan menyegarkan QR, lalu tukarkan.</translation>
    </message>
    <message>
        <source>Hold up the old QR first, and read what the till says.</source>
        <translation>Tunjukkan QR yang lama dulu, dan baca apa kata mesin kasir.</translation>
    </message>
    <message>
        <source>Already used</source>
        <translation>Sudah dipakai</translation>
    </message>
    <message>
        <source>Hold up the phone. Read the verdict: you would not hand over anything.</source>
        <translation>Angkat ponsel. Baca hasilnya: di sini Anda tidak menyerahkan apa pun.</translation>
    </message>
    <message>
        <source>Hold up this customer's phone.</source>
        <translation>Angkat ponsel pelanggan ini.</translation>
    </message>
    <message>
        <source>The line drops</source>
        <translation>Koneksi terputus</translation>
    </message>
    <message>
        <source>Redeem the voucher. Its outcome will be unknown: leave that on the screen, do not scan again, and wait until the till has settled it.</source>
        <translation>Tukarkan voucher. Hasilnya nanti belum diketahui: biarkan di layar, jangan pindai lagi, dan tunggu sampai mesin kasir menyelesaikannya.</translation>
    </message>
    <message>
        <source>The till settles it by itself. Leave the verdict on the screen and wait.</source>
        <translation>Mesin kasir menyelesaikannya sendiri. Biarkan hasilnya di layar dan tunggu.</translation>
    </message>
    <message>
        <source>Type the code</source>
        <translation>Ketik kode</translation>
    </message>
    <message>
        <source>Imagine a broken screen: press F2, type the voucher code below, and redeem it.</source>
        <translation>Bayangkan layar ponsel pecah: tekan F2, ketik kode voucher di bawah ini, lalu tukarkan.</translation>
    </message>
    <message>
        <source>That was scanned. Type the code of this new voucher.</source>
        <translation>Tadi itu dipindai. Ketik kode voucher baru ini.</translation>
    </message>
    <message>
        <source>Well done.</source>
        <translation>Bagus sekali.</translation>
    </message>
</context>
<context>
    <name>preview</name>
    <message>
        <source>Picture of the camera</source>
        <translation>Gambar kamera</translation>
    </message>
    <message>
        <source>Camera and scanner</source>
        <translation>Kamera dan pemindai</translation>
    </message>
    <message>
        <source>{camera} · point the phone here</source>
        <translation>{camera} · arahkan ponsel ke sini</translation>
    </message>
    <message>
        <source>No camera is used. Scan with a handheld scanner.</source>
        <translation>Kamera tidak dipakai. Gunakan pemindai genggam.</translation>
    </message>
    <message>
        <source>Opening the camera… Some take up to twenty seconds.</source>
        <translation>Membuka kamera… Ada yang perlu sampai dua puluh detik.</translation>
    </message>
</context>
<context>
    <name>products_section</name>
    <message>
        <source>Products</source>
        <translation>Produk</translation>
    </message>
    <message>
        <source>Log ID: {log_id}</source>
        <translation>ID log: {log_id}</translation>
    </message>
    <message>
        <source>Price and stock</source>
        <translation>Harga dan stok</translation>
    </message>
    <message>
        <source>{name}: customers see it at once. Now it costs {price}.</source>
        <translation>{name}: pelanggan langsung melihatnya. Harganya sekarang {price}.</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Harga</translation>
    </message>
    <message>
        <source>How many can be sold</source>
        <translation>Berapa yang bisa dijual</translation>
    </message>
    <message>
        <source>Empty: without a limit</source>
        <translation>Kosong: tanpa batas</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Ubah</translation>
    </message>
    <message>
        <source>Nothing was changed: a price is a number above 0, a stock is a whole number.</source>
        <translation>Tidak ada yang diubah: harga adalah angka di atas 0, stok adalah bilangan bulat.</translation>
    </message>
    <message>
        <source>{name}: the price becomes {price} and was {before}. Is that right?</source>
        <translation>{name}: harganya menjadi {price}, sebelumnya {before}. Apakah benar?</translation>
    </message>
    <message>
        <source>Take off sale</source>
        <translation>Hentikan penjualan</translation>
    </message>
    <message>
        <source>{name} can then not be bought any more. Vouchers that were sold stay good. To be sold again it must be handed in and reviewed.</source>
        <translation>{name} lalu tidak bisa dibeli lagi. Voucher yang sudah terjual tetap berlaku. Agar dijual lagi, produk harus dikirim dan ditinjau.</translation>
    </message>
    <message>
        <source>Take back from review</source>
        <translation>Tarik dari peninjauan</translation>
    </message>
    <message>
        <source>{name}: what was handed in is not reviewed any more.</source>
        <translation>{name}: yang sudah dikirim tidak ditinjau lagi.</translation>
    </message>
    <message>
        <source>Not done: wait until the change before this one is done.</source>
        <translation>Tidak dilakukan: tunggu sampai perubahan sebelumnya selesai.</translation>
    </message>
    <message>
        <source>TikTok has done it.</source>
        <translation>TikTok sudah melakukannya.</translation>
    </message>
</context>
<context>
    <name>products_view</name>
    <message>
        <source>Products</source>
        <translation>Produk</translation>
    </message>
    <message>
        <source>What TikTok sells for you. Price and stock change at once; everything else is written in the Merchant Portal and reviewed.</source>
        <translation>Yang dijual TikTok untuk Anda. Harga dan stok langsung berubah; yang lain ditulis di Merchant Portal dan ditinjau.</translation>
    </message>
    <message>
        <source>No products to show</source>
        <translation>Tidak ada produk</translation>
    </message>
    <message>
        <source>This outlet</source>
        <translation>Outlet ini</translation>
    </message>
    <message>
        <source>All outlets</source>
        <translation>Semua outlet</translation>
    </message>
    <message>
        <source>Price and stock…</source>
        <translation>Harga dan stok…</translation>
    </message>
    <message>
        <source>Take off sale…</source>
        <translation>Hentikan penjualan…</translation>
    </message>
    <message>
        <source>Take back from review…</source>
        <translation>Tarik dari peninjauan…</translation>
    </message>
    <message>
        <source>TikTok says: {reason}</source>
        <translation>Kata TikTok: {reason}</translation>
    </message>
    <message>
        <source>It has no ID of your own yet: map it in the Merchant Portal to change it here.</source>
        <translation>Produk ini belum punya ID Anda: petakan di Merchant Portal agar bisa diubah di sini.</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produk</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Harga</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Sisa</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Terjual</translation>
    </message>
    <message>
        <source>Your ID</source>
        <translation>ID Anda</translation>
    </message>
    <message>
        <source>Not mapped</source>
        <translation>Belum dipetakan</translation>
    </message>
</context>
<context>
    <name>queue_detail</name>
    <message>
        <source>Details</source>
        <translation>Rincian</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Kembali ke daftar</translation>
    </message>
    <message>
        <source>Close this conflict…</source>
        <translation>Tutup konflik ini…</translation>
    </message>
    <message>
        <source>I handed it over</source>
        <translation>Sudah saya serahkan</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Yang terjadi</translation>
    </message>
</context>
<context>
    <name>queue_facts</name>
    <message>
        <source>Taken</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Kasir</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Percobaan berikutnya</translation>
    </message>
    <message>
        <source>Sent so far</source>
        <translation>Sudah dikirim</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Redeemed at outlet</source>
        <translation>Ditukarkan di outlet</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Diperiksa</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Barang</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>Outlet</translation>
    </message>
    <message>
        <source>Original price</source>
        <translation>Harga asli</translation>
    </message>
    <message>
        <source>Error code</source>
        <translation>Kode kesalahan</translation>
    </message>
    <message>
        <source>yes, before it was accepted</source>
        <translation>ya, sebelum diterima</translation>
    </message>
    <message>
        <source>no, taken on trust</source>
        <translation>tidak, diterima atas dasar kepercayaan</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>sudah diserahkan</translation>
    </message>
    <message>
        <source>not handed over, as far as is known</source>
        <translation>belum diserahkan, sejauh diketahui</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Pelanggan</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Pesanan</translation>
    </message>
    <message>
        <source>Log ID</source>
        <translation>ID log</translation>
    </message>
</context>
<context>
    <name>queue_filter</name>
    <message>
        <source>All</source>
        <translation>Semua</translation>
    </message>
</context>
<context>
    <name>queue_groups</name>
    <message>
        <source>Conflict</source>
        <translation>Konflik</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflik</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>Hasil belum diketahui</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Belum diketahui</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Mengirim</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Disimpan</translation>
    </message>
    <message>
        <source>Kept, not sent from here</source>
        <translation>Disimpan, tidak dikirim dari sini</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Disimpan</translation>
    </message>
</context>
<context>
    <name>queue_list</name>
    <message>
        <source>Open redemptions</source>
        <translation>Penukaran yang belum selesai</translation>
    </message>
</context>
<context>
    <name>queue_page</name>
    <message>
        <source>Waiting and conflicts</source>
        <translation>Tertunda dan konflik</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>Tidak ada yang tertunda</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Work offline…</source>
        <translation>Bekerja offline…</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Coba sekarang</translation>
    </message>
    <message>
        <source>Back on the line…</source>
        <translation>Sambungkan kembali…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
</context>
<context>
    <name>queue_room</name>
    <message>
        <source>Close this conflict</source>
        <translation>Tutup konflik ini</translation>
    </message>
    <message>
        <source>This conflict was closed meanwhile.</source>
        <translation>Konflik ini sudah ditutup sementara itu.</translation>
    </message>
    <message numerus="yes">
        <source>It goes for all %n voucher(s) of this sale.</source>
        <translation>
            <numerusform>Ini berlaku untuk semua %n voucher dari penjualan ini.</numerusform>
        </translation>
    </message>
    <message>
        <source>{voucher}: the till then redeems it as soon as the platform allows, or shows a conflict. This cannot be taken back.</source>
        <translation>{voucher}: mesin kasir lalu menukarkannya begitu platform mengizinkan, atau menampilkan konflik. Ini tidak bisa dibatalkan.</translation>
    </message>
    <message>
        <source>Are the goods handed over?</source>
        <translation>Apakah barang sudah diserahkan?</translation>
    </message>
    <message>
        <source>I handed it over</source>
        <translation>Sudah saya serahkan</translation>
    </message>
    <message>
        <source>Copied: {what}.</source>
        <translation>Disalin: {what}.</translation>
    </message>
    <message>
        <source>Back on the line</source>
        <translation>Sambungkan kembali</translation>
    </message>
    <message>
        <source>Work offline</source>
        <translation>Bekerja offline</translation>
    </message>
    <message>
        <source>The till asks the platform again and sends what waits.</source>
        <translation>Mesin kasir menghubungi platform lagi dan mengirim yang tertunda.</translation>
    </message>
    <message>
        <source>Use the line again</source>
        <translation>Sambungkan</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>The platform is not asked until a manager ends this. Vouchers are taken only within the limits for selling without a line.</source>
        <translation>Platform tidak dihubungi sampai manajer mengakhirinya. Voucher hanya diterima dalam batas penjualan tanpa koneksi.</translation>
    </message>
    <message>
        <source>the line is too slow at noon, …</source>
        <translation>koneksi terlalu lambat di siang hari, …</translation>
    </message>
    <message>
        <source>Close the till?</source>
        <translation>Tutup mesin kasir?</translation>
    </message>
    <message>
        <source>Nothing is lost: it goes on when the till is opened again.</source>
        <translation>Tidak ada yang hilang: semuanya berlanjut saat mesin kasir dibuka lagi.</translation>
    </message>
    <message>
        <source>Close the till</source>
        <translation>Tutup mesin kasir</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Sending: {done} of {total}, {seconds} s left</source>
        <translation>Mengirim: {done} dari {total}, sisa {seconds} detik</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Nama Anda</translation>
    </message>
</context>
<context>
    <name>queue_view</name>
    <message>
        <source>Log ID</source>
        <translation>ID log</translation>
    </message>
</context>
<context>
    <name>queue_words</name>
    <message>
        <source>Voucher</source>
        <translation>Voucher</translation>
    </message>
    <message>
        <source>next try {moment}</source>
        <translation>percobaan berikutnya {moment}</translation>
    </message>
    <message>
        <source>outlet {outlet}</source>
        <translation>outlet {outlet}</translation>
    </message>
    <message>
        <source>redeemed at outlet {outlet}</source>
        <translation>ditukarkan di outlet {outlet}</translation>
    </message>
    <message>
        <source>not verified when it was accepted</source>
        <translation>tidak diperiksa saat diterima</translation>
    </message>
    <message numerus="yes">
        <source>sent %n time(s)</source>
        <translation>
            <numerusform>dikirim %n kali</numerusform>
        </translation>
    </message>
    <message>
        <source>as soon as there is a line</source>
        <translation>segera setelah ada jaringan</translation>
    </message>
    <message>
        <source>It is kept, not sent from here: it belongs to outlet {outlet}, or to an account that this till had before. It is sent when the till is set up for that again.</source>
        <translation>Disimpan, tidak dikirim dari sini: milik outlet {outlet}, atau akun yang dulu dipakai mesin kasir ini. Dikirim bila mesin kasir diatur untuk itu lagi.</translation>
    </message>
    <message>
        <source>It was sent; the till waits for the answer of the platform.</source>
        <translation>Sudah dikirim; mesin kasir menunggu jawaban platform.</translation>
    </message>
    <message>
        <source>The goods are out. The till asks the platform, and redeems it if that has not happened yet.</source>
        <translation>Barang sudah diserahkan. Mesin kasir menanyakannya ke platform, dan menukarkannya bila belum terjadi.</translation>
    </message>
    <message>
        <source>The till asks the platform whether it was redeemed. Don't hand over twice; if you have handed it over, say so.</source>
        <translation>Mesin kasir menanyakan ke platform apakah sudah ditukarkan. Jangan serahkan dua kali; bila sudah Anda serahkan, katakan.</translation>
    </message>
    <message>
        <source>The goods went out, and the platform has it as redeemed at outlet {outlet}. A manager closes this and says how it was settled.</source>
        <translation>Barang sudah diserahkan, dan menurut platform voucher ditukarkan di outlet {outlet}. Manajer menutupnya dan mengatakan bagaimana diselesaikan.</translation>
    </message>
    <message>
        <source>The goods went out, and the platform does not redeem it. A manager closes this and says how it was settled.</source>
        <translation>Barang sudah diserahkan, dan platform tidak menukarkannya. Manajer menutupnya dan mengatakan bagaimana diselesaikan.</translation>
    </message>
    <message>
        <source>The customer can be asked: {contact}.</source>
        <translation>Pelanggan dapat dihubungi: {contact}.</translation>
    </message>
    <message>
        <source>The till sends it by itself; nothing is to be done.</source>
        <translation>Mesin kasir mengirimnya sendiri; tidak ada yang perlu dilakukan.</translation>
    </message>
    <message>
        <source>The till sends it by itself. It was taken on trust: if the platform refuses it, there is a conflict.</source>
        <translation>Mesin kasir mengirimnya sendiri. Voucher diterima atas dasar kepercayaan: bila platform menolaknya, terjadi konflik.</translation>
    </message>
    <message>
        <source>{vouchers} to be sent or settled. The till does it by itself.</source>
        <translation>{vouchers} akan dikirim atau diselesaikan. Mesin kasir melakukannya sendiri.</translation>
    </message>
    <message>
        <source>{vouchers} handed over that the platform does not redeem. A manager closes each with a reason.</source>
        <translation>{vouchers} sudah diserahkan tetapi tidak ditukarkan platform. Manajer menutup masing-masing dengan alasan.</translation>
    </message>
    <message>
        <source>{vouchers} of an outlet or account that this till had before: to be sent when it is set up for that again.</source>
        <translation>{vouchers} dari outlet atau akun yang dulu dipakai mesin kasir ini: dikirim bila mesin kasir diatur untuk itu lagi.</translation>
    </message>
    <message>
        <source>Every redemption of this till is settled.</source>
        <translation>Semua penukaran mesin kasir ini sudah selesai.</translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s)</source>
        <translation>
            <numerusform>%n voucher</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>receipt_panel</name>
    <message>
        <source>Use</source>
        <translation>Pakai</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Speed in baud</source>
        <translation>Kecepatan (baud)</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Pilih…</translation>
    </message>
    <message>
        <source>None is installed</source>
        <translation>Belum ada yang terpasang</translation>
    </message>
    <message>
        <source>No printer</source>
        <translation>Tanpa printer</translation>
    </message>
    <message>
        <source>Network printer</source>
        <translation>Printer jaringan</translation>
    </message>
    <message>
        <source>At a serial port</source>
        <translation>Di port serial</translation>
    </message>
    <message>
        <source>A file or device</source>
        <translation>Berkas atau perangkat</translation>
    </message>
    <message>
        <source>Any system printer</source>
        <translation>Printer sistem apa pun</translation>
    </message>
    <message>
        <source>Receipt printer of Windows</source>
        <translation>Printer struk di Windows</translation>
    </message>
    <message>
        <source>Address of the printer</source>
        <translation>Alamat printer</translation>
    </message>
    <message>
        <source>File or device</source>
        <translation>Berkas atau perangkat</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Struk</translation>
    </message>
    <message>
        <source>Print a test slip</source>
        <translation>Cetak halaman uji</translation>
    </message>
    <message>
        <source>Drop them</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>A slip as it will look</source>
        <translation>Contoh struk</translation>
    </message>
    <message>
        <source>A sale never waits for it, and never fails with it.</source>
        <translation>Penjualan tidak pernah menunggu printer, dan tidak pernah gagal karenanya.</translation>
    </message>
    <message>
        <source>After each redemption</source>
        <translation>Setelah setiap penukaran</translation>
    </message>
    <message>
        <source>Off: a slip is printed only when the customer asks for one.</source>
        <translation>Jika mati: struk dicetak hanya jika pelanggan memintanya.</translation>
    </message>
    <message>
        <source>Width of the paper</source>
        <translation>Lebar kertas</translation>
    </message>
    <message>
        <source>Characters in a line, as the printer's manual says.</source>
        <translation>Jumlah huruf per baris, sesuai buku petunjuk printer.</translation>
    </message>
    <message>
        <source>{number} (58 mm)</source>
        <translation>{number} (58 mm)</translation>
    </message>
    <message>
        <source>{number} (80 mm)</source>
        <translation>{number} (80 mm)</translation>
    </message>
    <message>
        <source>How a slip looks</source>
        <translation>Tampilan struk</translation>
    </message>
    <message>
        <source>With made-up values.</source>
        <translation>Dengan isi contoh.</translation>
    </message>
    <message>
        <source>Slips that wait</source>
        <translation>Struk yang menunggu</translation>
    </message>
    <message>
        <source>They are printed by themselves when the printer answers.</source>
        <translation>Dicetak sendiri setelah printer menjawab lagi.</translation>
    </message>
    <message numerus="yes">
        <source>%n slip(s)</source>
        <translation>
            <numerusform>%n struk</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>receipts</name>
    <message>
        <source>The network knows no printer named {host}.</source>
        <translation>Tidak ada printer bernama {host} di jaringan.</translation>
    </message>
    <message>
        <source>The printer is not set up rightly: {setting}</source>
        <translation>Pengaturan printer belum benar: {setting}</translation>
    </message>
    <message>
        <source>No printer is set up.</source>
        <translation>Printer belum diatur.</translation>
    </message>
    <message>
        <source>The printer does not answer. Is it switched on?</source>
        <translation>Printer tidak menjawab. Apakah sudah dinyalakan?</translation>
    </message>
    <message>
        <source>The printer refuses the connection. Another till may be using it.</source>
        <translation>Printer menolak sambungan. Mungkin sedang dipakai mesin kasir lain.</translation>
    </message>
    <message>
        <source>The printer stopped answering. The slip may have been printed in part.</source>
        <translation>Printer berhenti menjawab. Struk mungkin hanya tercetak sebagian.</translation>
    </message>
    <message>
        <source>The printer is out of paper.</source>
        <translation>Kertas printer habis.</translation>
    </message>
    <message>
        <source>The printer ran out of paper. The slip may have been printed in part.</source>
        <translation>Kertas printer habis. Struk mungkin hanya tercetak sebagian.</translation>
    </message>
    <message>
        <source>There is no such printer at this computer. Is it plugged in?</source>
        <translation>Printer itu tidak ada di komputer ini. Apakah sudah terpasang?</translation>
    </message>
    <message>
        <source>This user may not use the printer.</source>
        <translation>Pengguna ini tidak boleh memakai printer.</translation>
    </message>
    <message>
        <source>Another program is using the printer.</source>
        <translation>Printer sedang dipakai program lain.</translation>
    </message>
    <message>
        <source>The printer reports an error.</source>
        <translation>Printer melaporkan gangguan.</translation>
    </message>
    <message>
        <source>Printers of Windows cannot be used on this computer.</source>
        <translation>Printer Windows tidak bisa dipakai di komputer ini.</translation>
    </message>
    <message>
        <source>This printer can only be used from the till's window.</source>
        <translation>Printer ini hanya bisa dipakai dari jendela mesin kasir.</translation>
    </message>
    <message>
        <source>Slips cannot be kept: the till cannot use its data folder.</source>
        <translation>Struk tidak bisa disimpan: folder data mesin kasir tidak bisa dipakai.</translation>
    </message>
    <message>
        <source>Printing slips met an error of the till. The log says more.</source>
        <translation>Pencetakan struk gagal karena kesalahan mesin kasir. Keterangannya ada di log.</translation>
    </message>
</context>
<context>
    <name>receiver_proof</name>
    <message>
        <source>The address must look like https://till.example.com.</source>
        <translation>Alamatnya harus seperti https://till.example.com.</translation>
    </message>
    <message>
        <source>The receiver does not know this token: it is wrong or was ended.</source>
        <translation>Penerima tidak mengenal token ini: salah atau sudah diakhiri.</translation>
    </message>
    <message>
        <source>The receiver does not answer. Look at its address, and whether it runs.</source>
        <translation>Penerima tidak menjawab. Periksa alamatnya dan apakah penerima berjalan.</translation>
    </message>
</context>
<context>
    <name>receiver_row</name>
    <message>
        <source>Messages from TikTok</source>
        <translation>Pesan dari TikTok</translation>
    </message>
    <message>
        <source>Refunds and reviews arrive by themselves from a receiver. One on this computer is found without this; one elsewhere gives each till a token.</source>
        <translation>Pengembalian dana dan hasil peninjauan datang sendiri dari sebuah penerima. Yang ada di komputer ini ditemukan tanpa ini; yang ada di tempat lain memberi setiap mesin kasir sebuah token.</translation>
    </message>
    <message>
        <source>Address of the receiver</source>
        <translation>Alamat penerima</translation>
    </message>
    <message>
        <source>Token of this till</source>
        <translation>Token mesin kasir ini</translation>
    </message>
    <message>
        <source>Try and use it</source>
        <translation>Coba dan pakai</translation>
    </message>
    <message>
        <source>Ask no receiver</source>
        <translation>Jangan tanya penerima</translation>
    </message>
    <message>
        <source>Asked: {address}</source>
        <translation>Ditanya: {address}</translation>
    </message>
    <message>
        <source>None elsewhere is asked.</source>
        <translation>Tidak ada penerima lain yang ditanya.</translation>
    </message>
</context>
<context>
    <name>recent_detail</name>
    <message>
        <source>Copy log ID</source>
        <translation>Salin ID log</translation>
    </message>
    <message>
        <source>Copy redeem ID</source>
        <translation>Salin ID penukaran</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Cetak lagi</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Log ID</source>
        <translation>ID log</translation>
    </message>
    <message>
        <source>Redeem ID</source>
        <translation>ID penukaran</translation>
    </message>
    <message>
        <source>Error code</source>
        <translation>Kode kesalahan</translation>
    </message>
    <message>
        <source>Used at</source>
        <translation>Dipakai di</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Pesanan</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Kasir</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Ditutup</translation>
    </message>
</context>
<context>
    <name>recent_page</name>
    <message>
        <source>Nothing yet</source>
        <translation>Belum ada</translation>
    </message>
    <message>
        <source>Redeemed vouchers will be listed here.</source>
        <translation>Voucher yang ditukarkan akan tampil di sini.</translation>
    </message>
    <message>
        <source>Recent redemptions</source>
        <translation>Penukaran terakhir</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Terakhir</translation>
    </message>
</context>
<context>
    <name>recent_rows</name>
    <message>
        <source>Being sent</source>
        <translation>Sedang dikirim</translation>
    </message>
    <message>
        <source>Redeemed</source>
        <translation>Ditukarkan</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Ditolak</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>Hasil belum diketahui</translation>
    </message>
    <message>
        <source>Stored, will be sent</source>
        <translation>Disimpan, akan dikirim</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Konflik</translation>
    </message>
    <message>
        <source>Not redeemed</source>
        <translation>Tidak ditukarkan</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>Voucher</translation>
    </message>
</context>
<context>
    <name>record_section</name>
    <message>
        <source>Record</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>A day ends at</source>
        <translation>Hari berakhir pukul</translation>
    </message>
    <message>
        <source>What is sold after midnight and before this time belongs to the day before, in every total.</source>
        <translation>Penjualan setelah tengah malam dan sebelum jam ini termasuk hari sebelumnya, di semua jumlah.</translation>
    </message>
    <message>
        <source>A backup each day</source>
        <translation>Cadangan setiap hari</translation>
    </message>
    <message>
        <source>Made by itself while the till is open, and checked.</source>
        <translation>Dibuat sendiri selama mesin kasir terbuka, dan diperiksa.</translation>
    </message>
    <message>
        <source>Backups that stay</source>
        <translation>Cadangan yang disimpan</translation>
    </message>
    <message>
        <source>Older ones are removed when a new one is made.</source>
        <translation>Yang lebih lama dihapus saat yang baru dibuat.</translation>
    </message>
    <message>
        <source>Forget customers' contacts</source>
        <translation>Hapus kontak pelanggan</translation>
    </message>
    <message>
        <source>After so long they are blanked for good, in this record and in its second copy.</source>
        <translation>Setelah selama itu dikosongkan untuk seterusnya, di catatan ini dan di salinan keduanya.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Tidak pernah</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n hari</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>recovered</name>
    <message>
        <source>The till's record was damaged.</source>
        <translation>Catatan mesin kasir rusak.</translation>
    </message>
    <message>
        <source>The till's record was gone.</source>
        <translation>Catatan mesin kasir hilang.</translation>
    </message>
    <message>
        <source>The till's record had lost what was written last.</source>
        <translation>Bagian terakhir catatan mesin kasir hilang.</translation>
    </message>
    <message>
        <source>The till's record was brought back from a backup.</source>
        <translation>Catatan mesin kasir dipulihkan dari cadangan.</translation>
    </message>
    <message numerus="yes">
        <source>Restored from its second copy: %n voucher(s).</source>
        <translation>
            <numerusform>Dipulihkan dari salinan kedua: %n voucher.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file of before is kept as {name}.</source>
        <translation>Berkas sebelumnya disimpan sebagai {name}.</translation>
    </message>
    <message>
        <source>The damaged file is kept as {name}.</source>
        <translation>Berkas yang rusak disimpan sebagai {name}.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of the copy could not be read.</source>
        <translation>
            <numerusform>%n baris salinan tidak bisa dibaca.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tell your manager.</source>
        <translation>Beri tahu manajer.</translation>
    </message>
</context>
<context>
    <name>report_out</name>
    <message>
        <source>The report is copied. Paste it into a message.</source>
        <translation>Laporan disalin. Tempelkan ke dalam pesan.</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Simpan laporan</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Teks (*.txt)</translation>
    </message>
    <message>
        <source>The report could not be saved: {cause}. Choose another place.</source>
        <translation>Laporan tidak bisa disimpan: {cause}. Pilih tempat lain.</translation>
    </message>
    <message>
        <source>The report is saved as {name}.</source>
        <translation>Laporan disimpan sebagai {name}.</translation>
    </message>
    <message>
        <source>No printer is set up on this computer. Save the report instead, or set one up.</source>
        <translation>Belum ada printer di komputer ini. Simpan saja laporannya, atau pasang printer.</translation>
    </message>
    <message>
        <source>The report could not be printed.</source>
        <translation>Laporan tidak bisa dicetak.</translation>
    </message>
    <message>
        <source>The report is at the printer.</source>
        <translation>Laporan sudah dikirim ke printer.</translation>
    </message>
</context>
<context>
    <name>rights_panel</name>
    <message>
        <source>Cashiers may</source>
        <translation>Kasir boleh</translation>
    </message>
    <message>
        <source>Without a manager's PIN, whoever is signed in may do this.</source>
        <translation>Tanpa PIN manajer, siapa pun yang masuk boleh melakukan ini.</translation>
    </message>
</context>
<context>
    <name>room_page</name>
    <message>
        <source>Manager</source>
        <translation>Manajer</translation>
    </message>
    <message>
        <source>Waiting and conflicts</source>
        <translation>Menunggu dan konflik</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
</context>
<context>
    <name>secret_field</name>
    <message>
        <source>Hide the secret</source>
        <translation>Sembunyikan rahasia</translation>
    </message>
    <message>
        <source>Show the secret</source>
        <translation>Tampilkan rahasia</translation>
    </message>
</context>
<context>
    <name>serial_scanner</name>
    <message>
        <source>The scanner's port is being opened. If this stays, unplug the scanner and plug it in again.</source>
        <translation>Port pemindai sedang dibuka. Jika tetap begini, cabut pemindai lalu pasang lagi.</translation>
    </message>
    <message>
        <source>The scanner is not plugged in, or is not in USB-COM mode. Plug it in, or choose another port.</source>
        <translation>Pemindai tidak terpasang, atau tidak dalam mode USB-COM. Pasang pemindai, atau pilih port lain.</translation>
    </message>
    <message>
        <source>Another program uses the scanner's port. Close that program; the till then goes on by itself.</source>
        <translation>Port pemindai dipakai program lain. Tutup program itu; mesin kasir lalu melanjutkan sendiri.</translation>
    </message>
    <message>
        <source>This user may not use the scanner's port. On Linux, add the user to the group dialout, then log in again.</source>
        <translation>Pengguna ini tidak boleh memakai port pemindai. Di Linux, masukkan pengguna ke grup dialout, lalu masuk lagi.</translation>
    </message>
    <message>
        <source>The scanner's port does not work as a serial port. Check its name and speed, or choose another.</source>
        <translation>Port pemindai tidak bekerja sebagai port serial. Periksa nama dan kecepatannya, atau pilih yang lain.</translation>
    </message>
    <message>
        <source>The scanner was unplugged. Plug it in again; the till goes on by itself.</source>
        <translation>Pemindai tercabut. Pasang lagi; mesin kasir melanjutkan sendiri.</translation>
    </message>
</context>
<context>
    <name>settings_file</name>
    <message>
        <source>The proxy's name and password that are kept are for another proxy; this one is not sent them. Enter this one's in the settings, under Network.</source>
        <translation>Nama dan kata sandi proxy yang tersimpan adalah untuk proxy lain dan tidak dikirim ke proxy ini. Isi yang untuk proxy ini di pengaturan, di bagian Jaringan.</translation>
    </message>
    <message>
        <source>The token that is kept is for another receiver of messages; this one is not sent it. Give this one's in the settings, under Network, or with: voucher-till webhooks join</source>
        <translation>Token yang tersimpan adalah untuk penerima pesan lain dan tidak dikirim ke penerima ini. Berikan token untuk penerima ini di pengaturan, di bagian Jaringan, atau dengan: voucher-till webhooks join</translation>
    </message>
    <message>
        <source>The client secret that is kept is another app's. Give this one's in the settings, or with: voucher-till secret set</source>
        <translation>Client secret yang tersimpan milik aplikasi lain. Berikan client secret aplikasi ini di pengaturan, atau dengan: voucher-till secret set</translation>
    </message>
    <message numerus="yes">
        <source>Still open for an outlet or account this till had before: %n voucher(s). They are kept, and sent when it is set up for that again.</source>
        <translation>
            <numerusform>Masih terbuka untuk outlet atau akun mesin kasir ini sebelumnya: %n voucher. Semuanya disimpan, dan dikirim kalau mesin kasir disiapkan untuk itu lagi.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>settings_page</name>
    <message>
        <source>Language and looks</source>
        <translation>Bahasa dan tampilan</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Suara</translation>
    </message>
    <message>
        <source>Selling</source>
        <translation>Penjualan</translation>
    </message>
    <message>
        <source>Cashiers</source>
        <translation>Kasir</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Struk</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Jaringan</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Bantuan teknis</translation>
    </message>
    <message>
        <source>Done   Esc</source>
        <translation>Selesai   Esc</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
</context>
<context>
    <name>settings_parts</name>
    <message>
        <source>Manager's PIN…</source>
        <translation>PIN manajer…</translation>
    </message>
    <message>
        <source>Only a manager can change this</source>
        <translation>Hanya manajer yang bisa mengubah ini</translation>
    </message>
</context>
<context>
    <name>settings_room</name>
    <message>
        <source>Change the settings</source>
        <translation>Ubah pengaturan</translation>
    </message>
    <message>
        <source>Set up this till</source>
        <translation>Siapkan mesin kasir ini</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>pengaturan</translation>
    </message>
</context>
<context>
    <name>settings_search</name>
    <message>
        <source>Search settings</source>
        <translation>Cari pengaturan</translation>
    </message>
    <message>
        <source>Try one word, or a shorter one.</source>
        <translation>Coba satu kata, atau kata yang lebih pendek.</translation>
    </message>
    <message>
        <source>Settings that were found</source>
        <translation>Pengaturan yang ditemukan</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) found</source>
        <translation>
            <numerusform>%n pengaturan ditemukan</numerusform>
        </translation>
    </message>
    <message>
        <source>No setting found for “{asked}”</source>
        <translation>Tidak ada pengaturan untuk “{asked}”</translation>
    </message>
</context>
<context>
    <name>settings_sections</name>
    <message>
        <source>Language and looks</source>
        <translation>Bahasa dan tampilan</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Ikuti sistem</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Terang</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Gelap</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Kontras tinggi</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>What the window speaks. Prices stay as customers know them.</source>
        <translation>Bahasa di layar ini. Penulisan harga tetap seperti biasa.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Light for a bright shop, dark for the evening.</source>
        <translation>Terang untuk ruangan terang, gelap untuk malam hari.</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Ukuran teks</translation>
    </message>
    <message>
        <source>Everything grows with the text.</source>
        <translation>Semua ikut membesar bersama teks.</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Kurangi gerakan</translation>
    </message>
    <message>
        <source>Nothing slides, fades or shakes.</source>
        <translation>Tidak ada yang bergeser, memudar, atau bergetar.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Suara</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Say “Redeemed”</source>
        <translation>Ucapkan “Berhasil ditukarkan”</translation>
    </message>
    <message>
        <source>A sound for each verdict</source>
        <translation>Bunyi untuk setiap hasil</translation>
    </message>
    <message>
        <source>Heard with the eyes on the customer.</source>
        <translation>Hasil terdengar tanpa melihat layar.</translation>
    </message>
    <message>
        <source>Loud enough to be heard over the shop.</source>
        <translation>Cukup keras agar terdengar di toko.</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Dengarkan</translation>
    </message>
    <message>
        <source>Each verdict has its own sound.</source>
        <translation>Setiap hasil punya bunyi sendiri.</translation>
    </message>
    <message>
        <source>Spoken verdict</source>
        <translation>Hasil diucapkan</translation>
    </message>
    <message>
        <source>The computer's voice also says it, where it has one.</source>
        <translation>Komputer juga mengucapkan hasilnya, jika punya suara.</translation>
    </message>
    <message>
        <source>Play the sound of this verdict</source>
        <translation>Putar bunyi hasil ini</translation>
    </message>
    <message>
        <source>Selling</source>
        <translation>Penjualan</translation>
    </message>
    <message>
        <source>Redeem single vouchers at the scan</source>
        <translation>Tukarkan voucher tunggal saat dipindai</translation>
    </message>
    <message>
        <source>An order of one voucher is redeemed as soon as it is scanned, without a key. It cannot be undone.</source>
        <translation>Pesanan dengan satu voucher langsung ditukarkan saat dipindai, tanpa menekan tombol. Ini tidak bisa dibatalkan.</translation>
    </message>
    <message>
        <source>Product pictures</source>
        <translation>Gambar produk</translation>
    </message>
    <message>
        <source>Shown beside an order when they come fast.</source>
        <translation>Tampil di samping pesanan jika cepat dimuat.</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Layar penuh</translation>
    </message>
    <message>
        <source>Only the till is on the screen. Leaving it needs a manager's PIN, where there is one.</source>
        <translation>Hanya mesin kasir yang tampak di layar. Untuk keluar perlu PIN manajer, jika ada manajer.</translation>
    </message>
    <message>
        <source>Cashiers</source>
        <translation>Kasir</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Tidak pernah</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n menit</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Cara masuk</translation>
    </message>
    <message>
        <source>Each redemption is kept with the name of who did it.</source>
        <translation>Setiap penukaran mencatat nama orang yang melakukannya.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Tidak perlu</translation>
    </message>
    <message>
        <source>Pick a name</source>
        <translation>Pilih nama</translation>
    </message>
    <message>
        <source>Name and PIN</source>
        <translation>Nama dan PIN</translation>
    </message>
    <message>
        <source>Lock by itself</source>
        <translation>Kunci otomatis</translation>
    </message>
    <message>
        <source>After so long without a key or a scan. F4 locks at once.</source>
        <translation>Setelah sekian lama tanpa tombol atau pindaian. F4 langsung mengunci.</translation>
    </message>
</context>
<context>
    <name>setup_file</name>
    <message>
        <source>It is true or false, without quotes.</source>
        <translation>Isinya true atau false, tanpa tanda kutip.</translation>
    </message>
    <message>
        <source>It is a text: put it in quotes.</source>
        <translation>Isinya teks: tulis di dalam tanda kutip.</translation>
    </message>
    <message>
        <source>It is one line of at most {most} characters that can be shown.</source>
        <translation>Isinya satu baris, paling banyak {most} karakter yang bisa ditampilkan.</translation>
    </message>
    <message>
        <source>It may not be empty.</source>
        <translation>Tidak boleh kosong.</translation>
    </message>
    <message>
        <source>It is one of: {allowed}.</source>
        <translation>Isinya salah satu dari: {allowed}.</translation>
    </message>
    <message>
        <source>It is a whole number from {least} to {most}, without quotes.</source>
        <translation>Isinya bilangan bulat dari {least} sampai {most}, tanpa tanda kutip.</translation>
    </message>
    <message>
        <source>It is a number from {least} to {most}.</source>
        <translation>Isinya angka dari {least} sampai {most}.</translation>
    </message>
    <message>
        <source>Or "none", for no limit.</source>
        <translation>Atau "none", untuk tanpa batas.</translation>
    </message>
    <message>
        <source>It is an amount in plain digits, like 25000.</source>
        <translation>Isinya jumlah uang dengan angka saja, seperti 25000.</translation>
    </message>
    <message>
        <source>It is a list of texts, like ["one", "two"].</source>
        <translation>Isinya daftar teks, seperti ["one", "two"].</translation>
    </message>
    <message>
        <source>There is no {name} in a file of settings.</source>
        <translation>Tidak ada {name} di berkas pengaturan.</translation>
    </message>
    <message>
        <source>Is it {near}?</source>
        <translation>Maksudnya {near}?</translation>
    </message>
    <message>
        <source>There is: {known}.</source>
        <translation>Yang ada: {known}.</translation>
    </message>
    <message>
        <source>A secret never stands in this file. Remove it.</source>
        <translation>Rahasia tidak pernah ditulis di berkas ini. Hapus.</translation>
    </message>
    <message>
        <source>It comes from VOUCHER_TILL_CLIENT_SECRET or from standard input.</source>
        <translation>Rahasia diambil dari VOUCHER_TILL_CLIENT_SECRET atau dari masukan standar.</translation>
    </message>
    <message>
        <source>A PIN never stands in this file. Remove it.</source>
        <translation>PIN tidak pernah ditulis di berkas ini. Hapus.</translation>
    </message>
    <message>
        <source>The command voucher-till people gives it.</source>
        <translation>PIN diberikan dengan perintah voucher-till people.</translation>
    </message>
    <message>
        <source>It is a table: a line [{table}], and its settings below.</source>
        <translation>Ini tabel: satu baris [{table}], lalu pengaturannya di bawah.</translation>
    </message>
    <message>
        <source>For sandbox, base_url is the emulator's address on this computer, like http://127.0.0.1:8080.</source>
        <translation>Untuk sandbox, base_url adalah alamat emulator di komputer ini, seperti http://127.0.0.1:8080.</translation>
    </message>
    <message>
        <source>It cannot be read: {reason}.</source>
        <translation>Tidak bisa dibaca: {reason}.</translation>
    </message>
    <message>
        <source>It is too large for a file of settings.</source>
        <translation>Terlalu besar untuk berkas pengaturan.</translation>
    </message>
    <message>
        <source>It is not written in UTF-8. Save it again as UTF-8.</source>
        <translation>Berkas ini tidak ditulis dalam UTF-8. Simpan lagi sebagai UTF-8.</translation>
    </message>
    <message>
        <source>A number in this line is too long.</source>
        <translation>Ada angka di baris ini yang terlalu panjang.</translation>
    </message>
    <message>
        <source>This is not TOML: {reason}. Compare it with the example.</source>
        <translation>Ini bukan TOML: {reason}. Bandingkan dengan contohnya.</translation>
    </message>
    <message>
        <source>People are listed one by one, each under a line [[people]].</source>
        <translation>Orang ditulis satu per satu, masing-masing di bawah baris [[people]].</translation>
    </message>
    <message>
        <source>This name is listed twice.</source>
        <translation>Nama ini tertulis dua kali.</translation>
    </message>
    <message>
        <source>It is missing. A till cannot be set up without it.</source>
        <translation>Ini belum ada. Mesin kasir tidak bisa disiapkan tanpanya.</translation>
    </message>
    <message>
        <source>There is no such file: {path}</source>
        <translation>Berkas ini tidak ada: {path}</translation>
    </message>
    <message>
        <source>This is another address of the platform, and the client secret that is kept is not sent there. Set this till up anew with the file and its secret: voucher-till setup --from FILE.</source>
        <translation>Ini alamat platform yang lain, dan client secret yang tersimpan tidak dikirim ke sana. Siapkan ulang mesin kasir ini dengan berkas itu dan client secret-nya: voucher-till setup --from FILE.</translation>
    </message>
    <message>
        <source>This till is in the environment {environment} now. Use the other one first, or set it up with this file: voucher-till setup --from FILE.</source>
        <translation>Mesin kasir ini sekarang di lingkungan {environment}. Pakai yang lain dulu, atau siapkan dengan berkas ini: voucher-till setup --from FILE.</translation>
    </message>
    <message>
        <source>It is a list of some of: {allowed}.</source>
        <translation>Isinya daftar dari sebagian: {allowed}.</translation>
    </message>
    <message>
        <source>It is a language and a country, like "id-ID".</source>
        <translation>Isinya bahasa dan negara, seperti "id-ID".</translation>
    </message>
    <message>
        <source>It is an address that begins with https://, as https://host. Only this computer itself may be spoken to by http://.</source>
        <translation>Isinya alamat yang diawali https://, seperti https://host. Hanya komputer ini sendiri yang boleh dihubungi dengan http://.</translation>
    </message>
    <message>
        <source>A password never stands in this file. Set VOUCHER_TILL_CAMERA_LOGIN to user:password.</source>
        <translation>Kata sandi tidak pernah ditulis di berkas ini. Isi VOUCHER_TILL_CAMERA_LOGIN dengan user:password.</translation>
    </message>
    <message>
        <source>A password never stands in this file, and in the path of this address there is one. Type the address in the window, under camera and scanner: there it is kept among the secrets.</source>
        <translation>Kata sandi tidak pernah ditulis di berkas ini, dan jalur alamat ini memuatnya. Ketik alamatnya di jendela, di bawah kamera dan pemindai: di sana kata sandi disimpan di antara rahasia.</translation>
    </message>
    <message>
        <source>It is network:HOST, serial:PORT, file:PATH, windows:NAME or system:NAME; empty for none.</source>
        <translation>Isinya network:HOST, serial:PORT, file:PATH, windows:NAME, atau system:NAME; kosong jika tidak ada.</translation>
    </message>
    <message>
        <source>It is a time of day in quotes, from "00:00" to "23:59".</source>
        <translation>Isinya jam di dalam tanda kutip, dari "00:00" sampai "23:59".</translation>
    </message>
    <message>
        <source>It is a day, like 2026-03-31.</source>
        <translation>Isinya tanggal, seperti 2026-03-31.</translation>
    </message>
    <message>
        <source>It is a day from {first} to {last}.</source>
        <translation>Isinya tanggal dari {first} sampai {last}.</translation>
    </message>
</context>
<context>
    <name>side</name>
    <message>
        <source>Recent</source>
        <translation>Terakhir</translation>
    </message>
    <message>
        <source>Redeemed vouchers will be listed here.</source>
        <translation>Voucher yang ditukarkan akan tampil di sini.</translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s)</source>
        <translation>
            <numerusform>%n voucher</numerusform>
        </translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Pesanan</translation>
    </message>
    <message>
        <source>Paid in TikTok</source>
        <translation>Dibayar di TikTok</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Harga asli</translation>
    </message>
    <message>
        <source>Usable until</source>
        <translation>Berlaku sampai</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Pengembalian dana</translation>
    </message>
</context>
<context>
    <name>sign_in</name>
    <message>
        <source>You have no PIN yet. Ask a manager for one.</source>
        <translation>Anda belum punya PIN. Mintalah kepada manajer.</translation>
    </message>
    <message>
        <source>Wrong PIN.</source>
        <translation>PIN salah.</translation>
    </message>
    <message numerus="yes">
        <source>Wrong PIN. Wait %n second(s).</source>
        <translation>
            <numerusform>PIN salah. Tunggu %n detik.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too many wrong PINs. Wait %n second(s).</source>
        <translation>
            <numerusform>PIN terlalu sering salah. Tunggu %n detik.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sign_in_view</name>
    <message>
        <source>Somebody else   Esc</source>
        <translation>Orang lain   Esc</translation>
    </message>
    <message>
        <source>Who is at the till?</source>
        <translation>Siapa yang bertugas?</translation>
    </message>
    <message>
        <source>Nobody is in the list yet.</source>
        <translation>Belum ada orang di daftar.</translation>
    </message>
    <message>
        <source>no PIN yet</source>
        <translation>belum ada PIN</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Manajer</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Kasir</translation>
    </message>
    <message>
        <source>{name} has no PIN yet.</source>
        <translation>{name} belum punya PIN.</translation>
    </message>
</context>
<context>
    <name>slip</name>
    <message>
        <source>Till</source>
        <translation>Mesin kasir</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Kasir</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Tanggal</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Pesanan</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Voucher</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Redeem ID</source>
        <translation>ID penukaran</translation>
    </message>
    <message>
        <source>PRACTICE</source>
        <translation>LATIHAN</translation>
    </message>
    <message>
        <source>NOT VALID</source>
        <translation>TIDAK SAH</translation>
    </message>
    <message>
        <source>COPY</source>
        <translation>SALINAN</translation>
    </message>
    <message>
        <source>Accepted while the platform could not be reached. It will be sent to the platform.</source>
        <translation>Diterima saat platform tidak bisa dihubungi. Akan dikirim ke platform.</translation>
    </message>
    <message>
        <source>The platform lists this as redeemed at this outlet.</source>
        <translation>Menurut platform, ini sudah ditukarkan di outlet ini.</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>Terima kasih</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>Halaman uji</translation>
    </message>
    <message>
        <source>The printer works.</source>
        <translation>Printer berfungsi.</translation>
    </message>
</context>
<context>
    <name>sounds</name>
    <message>
        <source>The sounds cannot be played here. Choose another sound output.</source>
        <translation>Bunyi tidak bisa diputar di sini. Pilih keluaran suara lain.</translation>
    </message>
    <message>
        <source>No loudspeaker was found. Plug one in or choose another sound output; if it stays silent, start the till again.</source>
        <translation>Tidak ada pengeras suara. Pasang, atau pilih keluaran suara lain; jika tetap senyap, mulai ulang mesin kasir.</translation>
    </message>
    <message>
        <source>Sound is not available. Install the system package libpulse0, then start the till again.</source>
        <translation>Suara tidak tersedia. Pasang paket sistem libpulse0, lalu mulai ulang mesin kasir.</translation>
    </message>
    <message>
        <source>Sound is not available. Install the till again.</source>
        <translation>Suara tidak tersedia. Pasang ulang program mesin kasir.</translation>
    </message>
</context>
<context>
    <name>speech</name>
    <message>
        <source>The computer's voice does not answer. Start the till again.</source>
        <translation>Suara komputer tidak menjawab. Mulai ulang mesin kasir.</translation>
    </message>
    <message>
        <source>This computer cannot speak. Install the system packages speech-dispatcher and espeak-ng, then start the till again.</source>
        <translation>Komputer ini tidak bisa berbicara. Pasang paket sistem speech-dispatcher dan espeak-ng, lalu mulai ulang mesin kasir.</translation>
    </message>
    <message>
        <source>This computer cannot speak. Switch on a voice in the system's settings.</source>
        <translation>Komputer ini tidak bisa berbicara. Aktifkan suara di pengaturan sistem.</translation>
    </message>
    <message>
        <source>This computer has no voice for {language}. Add one in its settings.</source>
        <translation>Komputer ini tidak punya suara untuk {language}. Tambahkan di pengaturannya.</translation>
    </message>
</context>
<context>
    <name>step_list</name>
    <message>
        <source>Set up this till</source>
        <translation>Siapkan mesin kasir</translation>
    </message>
    <message>
        <source>you are here</source>
        <translation>Anda di sini</translation>
    </message>
    <message>
        <source>something is missing</source>
        <translation>ada yang kurang</translation>
    </message>
    <message>
        <source>done</source>
        <translation>selesai</translation>
    </message>
</context>
<context>
    <name>steps</name>
    <message>
        <source>Client key and client secret</source>
        <translation>Client key dan client secret</translation>
    </message>
    <message>
        <source>The platform does not know this client key with this client secret.</source>
        <translation>Platform tidak mengenal client key ini dengan client secret ini.</translation>
    </message>
    <message>
        <source>Developer Portal &gt; your app: copy the client key and the client secret, and enter both again.</source>
        <translation>Developer Portal &gt; aplikasi Anda: salin client key dan client secret, lalu isi lagi keduanya.</translation>
    </message>
    <message>
        <source>Authorisation by the merchant</source>
        <translation>Izin dari merchant</translation>
    </message>
    <message>
        <source>The merchant has not allowed your app to work for it.</source>
        <translation>Merchant belum mengizinkan aplikasi Anda bekerja untuknya.</translation>
    </message>
    <message>
        <source>Merchant Portal &gt; Application authorization &gt; Authorize &gt; Accept, signed in as this merchant. The test merchant and the live merchant each need it. Then check the merchant ID here.</source>
        <translation>Merchant Portal &gt; Application authorization &gt; Authorize &gt; Accept, masuk sebagai merchant ini. Merchant uji dan merchant sebenarnya masing-masing memerlukannya. Lalu periksa ID merchant di sini.</translation>
    </message>
    <message>
        <source>Permission for vouchers</source>
        <translation>Izin untuk voucher</translation>
    </message>
    <message>
        <source>Your app does not have the scope Vouchers Verification.</source>
        <translation>Aplikasi Anda tidak punya scope Vouchers Verification.</translation>
    </message>
    <message>
        <source>Developer Portal &gt; your app &gt; Dining purchasing solutions: apply for Vouchers Verification. Then Merchant Portal &gt; Application authorization &gt; Authorize &gt; Accept once more.</source>
        <translation>Developer Portal &gt; aplikasi Anda &gt; Dining purchasing solutions: ajukan Vouchers Verification. Lalu sekali lagi Merchant Portal &gt; Application authorization &gt; Authorize &gt; Accept.</translation>
    </message>
    <message>
        <source>Permission for outlets (optional)</source>
        <translation>Izin untuk outlet (opsional)</translation>
    </message>
    <message>
        <source>Your app does not have the scope Outlets management.</source>
        <translation>Aplikasi Anda tidak punya scope Outlets management.</translation>
    </message>
    <message>
        <source>Vouchers can be sold without it. To see your outlets here: Developer Portal &gt; your app &gt; Dining purchasing solutions: apply for Outlets management, then authorise again.</source>
        <translation>Voucher dapat diterima tanpanya. Agar outlet Anda terlihat di sini: Developer Portal &gt; aplikasi Anda &gt; Dining purchasing solutions: ajukan Outlets management, lalu beri izin lagi.</translation>
    </message>
    <message>
        <source>Permission for products (optional)</source>
        <translation>Izin untuk produk (opsional)</translation>
    </message>
    <message>
        <source>Your app does not have the scope Products management.</source>
        <translation>Aplikasi Anda tidak punya scope Products management.</translation>
    </message>
    <message>
        <source>Vouchers can be sold without it. To see your products here: Developer Portal &gt; your app &gt; Dining purchasing solutions: apply for Products management, then authorise again.</source>
        <translation>Voucher dapat diterima tanpanya. Agar produk Anda terlihat di sini: Developer Portal &gt; aplikasi Anda &gt; Dining purchasing solutions: ajukan Products management, lalu beri izin lagi.</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>Outlet</translation>
    </message>
    <message>
        <source>The platform does not let this till check vouchers at this outlet.</source>
        <translation>Platform tidak mengizinkan mesin kasir ini memeriksa voucher di outlet ini.</translation>
    </message>
    <message>
        <source>See that the outlet is claimed and mapped to your own ID (third_shop_id), and that the same ID, letter for letter, is set here.</source>
        <translation>Pastikan outlet sudah diklaim dan dipetakan ke ID Anda sendiri (third_shop_id), dan ID yang sama persis diatur di sini.</translation>
    </message>
    <message>
        <source>Test merchant</source>
        <translation>Merchant uji</translation>
    </message>
    <message>
        <source>The time of the test merchant is over.</source>
        <translation>Masa merchant uji sudah habis.</translation>
    </message>
    <message>
        <source>Developer Portal: extend the test merchant by 15 days, which works up to 5 times, and record it here. After that ask for a new one, or go live.</source>
        <translation>Developer Portal: perpanjang merchant uji 15 hari, paling banyak 5 kali, lalu catat di sini. Setelah itu minta yang baru, atau mulai sungguhan.</translation>
    </message>
    <message>
        <source>Merchant ID and region</source>
        <translation>ID merchant dan wilayah</translation>
    </message>
    <message>
        <source>The platform cannot read what this till sends.</source>
        <translation>Platform tidak dapat membaca kiriman mesin kasir ini.</translation>
    </message>
    <message>
        <source>Check the merchant ID, the outlet ID and the region that are set here.</source>
        <translation>Periksa ID merchant, ID outlet, dan wilayah yang diatur di sini.</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Proses masuk</translation>
    </message>
    <message>
        <source>The platform no longer takes the sign-in that it gave this till.</source>
        <translation>Platform tidak lagi menerima izin masuk yang diberikannya kepada mesin kasir ini.</translation>
    </message>
    <message>
        <source>The till signs in again by itself. If it stays: Merchant Portal &gt; Application authorization, and see that your app is still authorised.</source>
        <translation>Mesin kasir masuk lagi dengan sendirinya. Bila tetap begitu: Merchant Portal &gt; Application authorization, dan pastikan aplikasi Anda masih diizinkan.</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Tanggal dan jam</translation>
    </message>
    <message>
        <source>The date or the time of this computer is wrong.</source>
        <translation>Tanggal atau jam komputer ini salah.</translation>
    </message>
    <message>
        <source>Set the date, the time and the time zone, or let the system set them.</source>
        <translation>Atur tanggal, jam, dan zona waktu, atau biarkan sistem mengaturnya.</translation>
    </message>
    <message>
        <source>Date of the certificate</source>
        <translation>Tanggal sertifikat</translation>
    </message>
    <message>
        <source>The certificate that came is not valid on the date of this computer.</source>
        <translation>Sertifikat yang datang tidak berlaku pada tanggal komputer ini.</translation>
    </message>
    <message>
        <source>See that the date and the time of this computer are right: mostly it is that. If they are, ask whoever runs the network, who may show a certificate that has run out.</source>
        <translation>Pastikan tanggal dan jam komputer ini benar: biasanya itu sebabnya. Bila sudah benar, tanyakan kepada pengelola jaringan; mungkin sertifikatnya sudah habis masa berlakunya.</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>The proxy of this network cannot be reached, or does not let the till through.</source>
        <translation>Proxy jaringan ini tidak dapat dihubungi, atau tidak meneruskan mesin kasir.</translation>
    </message>
    <message>
        <source>Check the address of the proxy, or set it to none. Ask whoever runs the network to let this till through to the platform's address.</source>
        <translation>Periksa alamat proxy, atau atur ke none. Minta pengelola jaringan membuka jalan mesin kasir ini ke alamat platform.</translation>
    </message>
    <message>
        <source>Name and password of the proxy</source>
        <translation>Nama dan kata sandi proxy</translation>
    </message>
    <message>
        <source>The proxy of this network wants a name and a password, or does not know these.</source>
        <translation>Proxy jaringan ini meminta nama dan kata sandi, atau tidak mengenal yang diisi.</translation>
    </message>
    <message>
        <source>Enter the name and the password of the proxy; whoever runs the network has them.</source>
        <translation>Isi nama dan kata sandi proxy; pengelola jaringan mengetahuinya.</translation>
    </message>
    <message>
        <source>Sign-in to the Wi-Fi</source>
        <translation>Masuk ke Wi-Fi</translation>
    </message>
    <message>
        <source>A page of this network answered in place of the platform.</source>
        <translation>Sebuah halaman dari jaringan ini menjawab sebagai ganti platform.</translation>
    </message>
    <message>
        <source>Open any page in a browser on this computer, sign in to the Wi-Fi, then try again.</source>
        <translation>Buka halaman apa saja di peramban komputer ini, masuk ke Wi-Fi, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Encrypted connection</source>
        <translation>Koneksi terenkripsi</translation>
    </message>
    <message>
        <source>Somebody in this network opens encrypted connections: the certificate is unknown.</source>
        <translation>Ada yang membuka koneksi terenkripsi di jaringan ini: sertifikatnya tidak dikenal.</translation>
    </message>
    <message>
        <source>Ask whoever runs the network to leave the platform's address alone. Where that cannot be, get the certificate of the network as a PEM file and set it here as the file of authorities.</source>
        <translation>Minta pengelola jaringan mengecualikan alamat platform. Bila tidak bisa, minta sertifikat jaringan sebagai berkas PEM dan atur di sini sebagai berkas otoritas.</translation>
    </message>
    <message>
        <source>No encrypted connection</source>
        <translation>Tidak ada koneksi terenkripsi</translation>
    </message>
    <message>
        <source>What answers at the platform's address does not encrypt, or not as it should.</source>
        <translation>Yang menjawab di alamat platform tidak memakai enkripsi, atau tidak sebagaimana mestinya.</translation>
    </message>
    <message>
        <source>Check the platform's address and the proxy that are set here, with their ports. If they are right, ask whoever runs the network what stands between.</source>
        <translation>Periksa alamat platform dan proxy yang diatur di sini, beserta port-nya. Jika sudah benar, tanyakan kepada pengelola jaringan apa yang berada di antaranya.</translation>
    </message>
    <message>
        <source>Internet</source>
        <translation>Internet</translation>
    </message>
    <message>
        <source>This computer does not find the platform's address.</source>
        <translation>Komputer ini tidak menemukan alamat platform.</translation>
    </message>
    <message>
        <source>Check the cable or the Wi-Fi, and that other pages open. Then try again.</source>
        <translation>Periksa kabel atau Wi-Fi, dan apakah halaman lain terbuka. Lalu coba lagi.</translation>
    </message>
    <message>
        <source>Connection to the platform</source>
        <translation>Koneksi ke platform</translation>
    </message>
    <message>
        <source>The connection to the platform's address was refused.</source>
        <translation>Koneksi ke alamat platform ditolak.</translation>
    </message>
    <message>
        <source>Check that no firewall stops this program, and that the platform's address is set right here.</source>
        <translation>Pastikan tidak ada firewall yang menghalangi program ini, dan alamat platform diatur dengan benar di sini.</translation>
    </message>
    <message>
        <source>Answer of the platform</source>
        <translation>Jawaban platform</translation>
    </message>
    <message>
        <source>The platform's answer did not come in time.</source>
        <translation>Jawaban platform tidak datang pada waktunya.</translation>
    </message>
    <message>
        <source>The line may be slow, or a firewall holds it up. Try again; then try another line.</source>
        <translation>Koneksi mungkin lambat, atau tertahan firewall. Coba lagi; lalu coba koneksi lain.</translation>
    </message>
    <message>
        <source>Taken off the line</source>
        <translation>Dibuat offline</translation>
    </message>
    <message>
        <source>A manager has taken this till off the line.</source>
        <translation>Manajer membuat mesin kasir ini offline.</translation>
    </message>
    <message>
        <source>A manager puts it back on the line: F10, then Back on the line.</source>
        <translation>Manajer menyambungkannya lagi: F10, lalu Kembali online.</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>The platform itself has trouble, or sends what cannot be read.</source>
        <translation>Platform sendiri sedang bermasalah, atau mengirim yang tidak dapat dibaca.</translation>
    </message>
    <message>
        <source>Try again in some minutes. If it stays, tell the platform the log ID.</source>
        <translation>Coba lagi beberapa menit lagi. Bila tetap begitu, sampaikan ID log kepada platform.</translation>
    </message>
    <message>
        <source>Do not hand over. Call your manager.</source>
        <translation>Jangan serahkan. Panggil manajer.</translation>
    </message>
    <message>
        <source>The network here does not let the till speak to TikTok safely.</source>
        <translation>Jaringan di sini tidak membiarkan mesin kasir berbicara dengan TikTok secara aman.</translation>
    </message>
    <message>
        <source>The platform does not know this till: its key or its secret is wrong.</source>
        <translation>Platform tidak mengenal mesin kasir ini: kunci atau rahasianya salah.</translation>
    </message>
    <message>
        <source>This business has not allowed the till on TikTok yet.</source>
        <translation>Usaha ini belum mengizinkan mesin kasir di TikTok.</translation>
    </message>
    <message>
        <source>TikTok has not allowed this till to check vouchers yet.</source>
        <translation>TikTok belum mengizinkan mesin kasir ini memeriksa voucher.</translation>
    </message>
    <message>
        <source>The time for testing with TikTok is over.</source>
        <translation>Masa uji coba dengan TikTok sudah habis.</translation>
    </message>
    <message>
        <source>The platform wants this till to sign in again.</source>
        <translation>Platform meminta mesin kasir ini masuk lagi.</translation>
    </message>
    <message>
        <source>Do not hand over. Scan again; if it stays, call your manager.</source>
        <translation>Jangan serahkan. Pindai lagi; bila tetap begitu, panggil manajer.</translation>
    </message>
    <message>
        <source>The date of this computer is wrong, or the network here is not safe.</source>
        <translation>Tanggal komputer ini salah, atau jaringan di sini tidak aman.</translation>
    </message>
    <message>
        <source>The network here does not let the till through.</source>
        <translation>Jaringan di sini tidak meneruskan mesin kasir.</translation>
    </message>
    <message>
        <source>The network here wants a name and a password from the till.</source>
        <translation>Jaringan di sini meminta nama dan kata sandi dari mesin kasir.</translation>
    </message>
    <message>
        <source>The Wi-Fi wants somebody to sign in before it lets the till through.</source>
        <translation>Wi-Fi meminta seseorang masuk dulu sebelum meneruskan mesin kasir.</translation>
    </message>
</context>
<context>
    <name>stopped</name>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>The till cannot be opened</source>
        <translation>Mesin kasir tidak bisa dibuka</translation>
    </message>
    <message>
        <source>Leave proxy and certificates out…</source>
        <translation>Kerja tanpa proxy dan sertifikat…</translation>
    </message>
    <message>
        <source>Set up this till…</source>
        <translation>Siapkan mesin kasir ini…</translation>
    </message>
</context>
<context>
    <name>stream</name>
    <message>
        <source>This is not a TikTok voucher. Ask for the QR of the voucher in the app.</source>
        <translation>Ini bukan voucher TikTok. Minta QR voucher di aplikasi.</translation>
    </message>
    <message>
        <source>Several vouchers are in the picture. Show one phone at a time.</source>
        <translation>Ada beberapa voucher di gambar. Tunjukkan satu ponsel dulu.</translation>
    </message>
    <message>
        <source>This one is scanned. Show the next voucher.</source>
        <translation>Yang ini sudah dipindai. Tunjukkan voucher berikutnya.</translation>
    </message>
</context>
<context>
    <name>summary_cards</name>
    <message>
        <source>before: {number}</source>
        <translation>sebelumnya: {number}</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <extracomment>of a long list</extracomment>
        <translation>
            <numerusform>Tampilkan semua %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>summary_page</name>
    <message>
        <source>All together</source>
        <translation>Semuanya</translation>
    </message>
    <message>
        <source>This is how the till will be set up. Everything can be changed later.</source>
        <translation>Begini mesin kasir akan disiapkan. Semua bisa diubah nanti.</translation>
    </message>
    <message>
        <source>Voucher code</source>
        <translation>Kode voucher</translation>
    </message>
    <message>
        <source>Look it up</source>
        <translation>Cari</translation>
    </message>
    <message>
        <source>A first scan, to see that all works</source>
        <translation>Pindaian pertama, untuk melihat semuanya berjalan</translation>
    </message>
    <message>
        <source>Hold a voucher's QR before the camera, scan it, or type its code. The till looks it up; nothing is redeemed.</source>
        <translation>Tunjukkan QR voucher ke kamera, pindai, atau ketik kodenya. Mesin kasir hanya mencarinya; tidak ada yang ditukarkan.</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>Isi</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ubah</translation>
    </message>
</context>
<context>
    <name>summary_parts</name>
    <message>
        <source>What was refused</source>
        <translation>Yang ditolak</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Choose a single day to open the rows of an hour.</source>
        <translation>Pilih satu hari untuk membuka baris satu jam.</translation>
    </message>
    <message>
        <source>Choose a single week to open the rows of a day.</source>
        <translation>Pilih satu minggu untuk membuka baris satu hari.</translation>
    </message>
    <message>
        <source>Day by day</source>
        <translation>Hari demi hari</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>By the hour</source>
        <translation>Per jam</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Jam</translation>
    </message>
    <message>
        <source>By weekday</source>
        <translation>Per hari dalam minggu</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produk</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produk</translation>
    </message>
    <message>
        <source>Cashiers</source>
        <translation>Kasir</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Kasir</translation>
    </message>
    <message>
        <source>How it went</source>
        <translation>Hasilnya</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>summary_section</name>
    <message>
        <source>Summary</source>
        <translation>Ringkasan</translation>
    </message>
    <message>
        <source>Export the summary</source>
        <translation>Ekspor ringkasan</translation>
    </message>
    <message>
        <source>summary</source>
        <translation>ringkasan</translation>
    </message>
</context>
<context>
    <name>summary_view</name>
    <message>
        <source>What the bars stand for</source>
        <translation>Arti batang</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Ringkasan</translation>
    </message>
    <message>
        <source>Paid in other currencies: {amounts}</source>
        <translation>Dibayar dalam mata uang lain: {amounts}</translation>
    </message>
    <message numerus="yes">
        <source>Of these, TikTok has refunded %n voucher(s) since.</source>
        <translation>
            <numerusform>Dari ini, TikTok kemudian mengembalikan dana %n voucher.</numerusform>
        </translation>
    </message>
    <message>
        <source>{period}, beside {before}</source>
        <translation>{period}, dibanding {before}</translation>
    </message>
    <message>
        <source>{period} so far, beside {before} until {moment}</source>
        <translation>{period} sejauh ini, dibanding {before} sampai {moment}</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Dibayar</translation>
    </message>
    <message>
        <source>Original value</source>
        <translation>Nilai asli</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Voucher</translation>
    </message>
    <message>
        <source>Vouchers redeemed</source>
        <translation>Voucher ditukarkan</translation>
    </message>
    <message>
        <source>Paid by customers</source>
        <translation>Dibayar pelanggan</translation>
    </message>
    <message>
        <source>Nothing in this period</source>
        <translation>Tidak ada apa pun dalam periode ini</translation>
    </message>
    <message>
        <source>Choose another one above.</source>
        <translation>Pilih yang lain di atas.</translation>
    </message>
</context>
<context>
    <name>summary_words</name>
    <message>
        <source>Nobody signed in</source>
        <translation>Tidak ada yang masuk</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>Tanpa nama</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Voucher</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Dibayar</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Asal</translation>
    </message>
    <message>
        <source>At the scan</source>
        <translation>Saat pindai</translation>
    </message>
    <message>
        <source>At redeeming</source>
        <translation>Saat penukaran</translation>
    </message>
    <message>
        <source>Without a reason that is known</source>
        <translation>Tanpa alasan yang diketahui</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>sama</translation>
    </message>
    <message>
        <source>new</source>
        <translation>baru</translation>
    </message>
    <message>
        <source>about the same</source>
        <translation>kurang lebih sama</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Where it works</source>
        <translation>Tempat bekerja</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>Key and secret</source>
        <translation>Kunci dan rahasia</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>Outlet</translation>
    </message>
    <message>
        <source>Test time</source>
        <translation>Masa uji</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Pemindai</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Suara</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Orang</translation>
    </message>
    <message>
        <source>Line down</source>
        <translation>Sambungan putus</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>Semuanya</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>Masih kurang</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Latihan</translation>
    </message>
    <message>
        <source>Test merchant</source>
        <translation>Merchant uji</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Sungguhan</translation>
    </message>
    <message>
        <source>Merchant {merchant}</source>
        <translation>Merchant {merchant}</translation>
    </message>
    <message>
        <source>Nobody added</source>
        <translation>Belum ada yang ditambah</translation>
    </message>
    <message>
        <source>Accept on trust, within limits</source>
        <translation>Terima atas dasar percaya, dengan batas</translation>
    </message>
    <message>
        <source>Wait for the line</source>
        <translation>Tunggu sambungan</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Mati</translation>
    </message>
    <message>
        <source>The first that is found</source>
        <translation>Yang pertama ditemukan</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Belum diperiksa</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Tidak ada</translation>
    </message>
    <message>
        <source>On, {percent} %</source>
        <translation>Hidup, {percent} %</translation>
    </message>
    <message>
        <source>First day not known</source>
        <translation>Hari pertama belum diketahui</translation>
    </message>
    <message>
        <source>Until {day}</source>
        <translation>Sampai {day}</translation>
    </message>
</context>
<context>
    <name>support_page</name>
    <message>
        <source>Make a diagnostics file…</source>
        <translation>Buat file diagnosis…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Kemajuan</translation>
    </message>
    <message>
        <source>Open the log</source>
        <translation>Buka log</translation>
    </message>
    <message>
        <source>About and licences</source>
        <translation>Tentang dan lisensi</translation>
    </message>
    <message>
        <source>Done   Esc</source>
        <translation>Selesai   Esc</translation>
    </message>
    <message>
        <source>Open the till when this computer starts</source>
        <translation>Buka mesin kasir saat komputer ini dinyalakan</translation>
    </message>
    <message>
        <source>Problems of the till itself</source>
        <translation>Masalah pada mesin kasir sendiri</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Salin laporan</translation>
    </message>
    <message>
        <source>Find it in the log</source>
        <translation>Cari di log</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Bantuan teknis</translation>
    </message>
    <message>
        <source>To read</source>
        <translation>Untuk dibaca</translation>
    </message>
    <message>
        <source>One file with everything support asks for: what the check of this till found, the log, problems, settings. No secret, no voucher code, no name and no customer is in it.</source>
        <translation>Satu file berisi semua yang diminta tim bantuan: hasil pemeriksaan mesin kasir ini, log, masalah, pengaturan. Tidak ada rahasia, kode voucher, nama, atau data pelanggan di dalamnya.</translation>
    </message>
    <message>
        <source>Diagnostics file</source>
        <translation>File diagnosis</translation>
    </message>
    <message>
        <source>Each has a reference, which the till showed when it happened. Tell support the reference.</source>
        <translation>Setiap masalah punya nomor rujukan, yang ditampilkan mesin kasir saat itu. Sebutkan nomor rujukan itu ke tim bantuan.</translation>
    </message>
    <message>
        <source>There was none</source>
        <translation>Tidak ada masalah</translation>
    </message>
    <message>
        <source>Good.</source>
        <translation>Bagus.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Mulai</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Rujukan</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kapan</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Apa</translation>
    </message>
</context>
<context>
    <name>support_section</name>
    <message>
        <source>Support</source>
        <translation>Bantuan teknis</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Ekspor…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Impor…</translation>
    </message>
    <message>
        <source>Settings as a file</source>
        <translation>Pengaturan sebagai berkas</translation>
    </message>
    <message>
        <source>To set up another till like this one, or to have a copy. No secret and no PIN is in it.</source>
        <translation>Untuk menyiapkan mesin kasir lain seperti ini, atau sebagai salinan. Tanpa rahasia dan tanpa PIN.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Buka…</translation>
    </message>
    <message>
        <source>Log, diagnostics file and licences</source>
        <translation>Log, berkas diagnostik, dan lisensi</translation>
    </message>
    <message>
        <source>What support asks for, problems of the till itself, the start with this computer, and what the program is made of.</source>
        <translation>Yang diminta tim bantuan, masalah mesin kasir sendiri, mulai bersama komputer ini, dan dari apa program ini dibuat.</translation>
    </message>
    <message>
        <source>Export the settings</source>
        <translation>Ekspor pengaturan</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>Impor pengaturan</translation>
    </message>
    <message>
        <source>Settings of a till (*.toml)</source>
        <translation>Pengaturan mesin kasir (*.toml)</translation>
    </message>
</context>
<context>
    <name>support_work</name>
    <message>
        <source>Copied.</source>
        <translation>Disalin.</translation>
    </message>
    <message>
        <source>This could not be changed: the system does not allow it.</source>
        <translation>Ini tidak bisa diubah: sistem tidak mengizinkannya.</translation>
    </message>
    <message>
        <source>How it is set cannot be read.</source>
        <translation>Pengaturannya tidak bisa dibaca.</translation>
    </message>
    <message>
        <source>Save the diagnostics file</source>
        <translation>Simpan file diagnosis</translation>
    </message>
    <message>
        <source>Zip files (*.zip)</source>
        <translation>File zip (*.zip)</translation>
    </message>
    <message>
        <source>Stopped. There is no file.</source>
        <translation>Dihentikan. Tidak ada file yang dibuat.</translation>
    </message>
    <message>
        <source>Done: {path} ({size} MB). Send this file to support.</source>
        <translation>Selesai: {path} ({size} MB). Kirim file ini ke tim bantuan.</translation>
    </message>
</context>
<context>
    <name>tables</name>
    <message>
        <source>Figure</source>
        <translation>Angka</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Nilai</translation>
    </message>
    <message>
        <source>Paid in another currency</source>
        <translation>Dibayar dalam mata uang lain</translation>
    </message>
    <message>
        <source>Price paid</source>
        <translation>Harga dibayar</translation>
    </message>
    <message>
        <source>Original price</source>
        <translation>Harga asli</translation>
    </message>
    <message>
        <source>Vouchers redeemed</source>
        <translation>Voucher ditukarkan</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Ditolak</translation>
    </message>
    <message>
        <source>Not settled</source>
        <translation>Belum selesai</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflik</translation>
    </message>
    <message>
        <source>Differences nobody dealt with</source>
        <translation>Perbedaan yang belum ditangani</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Ditandatangani oleh</translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation>Belum ditandatangani</translation>
    </message>
    <message>
        <source>Signed at</source>
        <translation>Ditandatangani pada</translation>
    </message>
    <message>
        <source>Since it was signed</source>
        <translation>Sejak ditandatangani</translation>
    </message>
    <message>
        <source>What was signed cannot be read any more; these figures are the present ones</source>
        <translation>Yang sudah ditandatangani tidak bisa dibaca lagi; angka ini adalah angka saat ini</translation>
    </message>
    <message>
        <source>What was signed was changed outside the program</source>
        <translation>Yang sudah ditandatangani diubah di luar program</translation>
    </message>
    <message>
        <source>Something changed</source>
        <translation>Ada yang berubah</translation>
    </message>
    <message>
        <source>Nothing changed</source>
        <translation>Tidak ada yang berubah</translation>
    </message>
    <message>
        <source>By product</source>
        <translation>Per produk</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produk</translation>
    </message>
    <message>
        <source>By cashier</source>
        <translation>Per kasir</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Kasir</translation>
    </message>
    <message>
        <source>By hour</source>
        <translation>Per jam</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Jam</translation>
    </message>
    <message>
        <source>By weekday</source>
        <translation>Per hari dalam minggu</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Per hari</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>Per status</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>From {first} to {last}.</source>
        <translation>Dari {first} sampai {last}.</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Voucher</translation>
    </message>
    <message>
        <source>Refunded since</source>
        <translation>Dana dikembalikan sejak itu</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>When redeeming</source>
        <translation>Saat menukarkan</translation>
    </message>
    <message>
        <source>When scanning</source>
        <translation>Saat memindai</translation>
    </message>
    <message>
        <source>Day {day} of outlet {outlet}.</source>
        <translation>Hari {day} outlet {outlet}.</translation>
    </message>
    <message>
        <source>From {since} until before {until}.</source>
        <translation>Dari {since} sampai sebelum {until}.</translation>
    </message>
    <message>
        <source>Made {at}.</source>
        <translation>Dibuat {at}.</translation>
    </message>
    <message>
        <source>The day</source>
        <translation>Hari itu</translation>
    </message>
    <message>
        <source>The day as it is now</source>
        <translation>Hari itu menurut catatan sekarang</translation>
    </message>
    <message>
        <source>Taken at</source>
        <translation>Diterima pada</translation>
    </message>
    <message>
        <source>Voucher code</source>
        <translation>Kode voucher</translation>
    </message>
    <message>
        <source>Order ID</source>
        <translation>ID pesanan</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Perbedaannya</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Yang harus dilakukan</translation>
    </message>
    <message>
        <source>State here</source>
        <translation>Status di sini</translation>
    </message>
    <message>
        <source>Redeem ID</source>
        <translation>ID penukaran</translation>
    </message>
    <message>
        <source>Log ID of the answer</source>
        <translation>ID log jawaban</translation>
    </message>
    <message>
        <source>Found at</source>
        <translation>Ditemukan pada</translation>
    </message>
    <message>
        <source>Dealt with at</source>
        <translation>Ditangani pada</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Oleh</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Perbedaan</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Entri</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Pada</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Siapa</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Tindakan</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Rincian</translation>
    </message>
    <message>
        <source>Searched for: {search}.</source>
        <translation>Dicari: {search}.</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>Jejak audit</translation>
    </message>
    <message>
        <source>Nobody signed in</source>
        <translation>Tidak ada yang masuk</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>Tanpa nama</translation>
    </message>
    <message>
        <source>Amounts in {currency}.</source>
        <translation>Jumlah dalam {currency}.</translation>
    </message>
    <message>
        <source>Paid in another currency: {amount}.</source>
        <translation>Dibayar dalam mata uang lain: {amount}.</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Sedang dikirim</translation>
    </message>
    <message>
        <source>Redeemed</source>
        <translation>Ditukarkan</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>Hasil belum diketahui</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Disimpan</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Konflik</translation>
    </message>
    <message>
        <source>Not redeemed</source>
        <translation>Tidak ditukarkan</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Baik</translation>
    </message>
    <message>
        <source>Till problem</source>
        <translation>Masalah mesin kasir</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Diminta</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Dana dikembalikan</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Handheld scanner</source>
        <translation>Pemindai genggam</translation>
    </message>
    <message>
        <source>Scanner on a port</source>
        <translation>Pemindai di port</translation>
    </message>
    <message>
        <source>Picture file</source>
        <translation>Berkas gambar</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>Diketik</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>Senin</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>Selasa</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>Rabu</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>Kamis</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>Jumat</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>Sabtu</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>Minggu</translation>
    </message>
    <message>
        <source>From {since}.</source>
        <translation>Sejak {since}.</translation>
    </message>
    <message>
        <source>Before {until}.</source>
        <translation>Sebelum {until}.</translation>
    </message>
    <message>
        <source>Cashier: {names}.</source>
        <translation>Kasir: {names}.</translation>
    </message>
    <message>
        <source>Scanned with: {names}.</source>
        <translation>Dipindai dengan: {names}.</translation>
    </message>
    <message>
        <source>Everything in the record.</source>
        <translation>Semua dalam catatan.</translation>
    </message>
    <message>
        <source>State: {names}.</source>
        <translation>Status: {names}.</translation>
    </message>
    <message>
        <source>Product: {names}.</source>
        <translation>Produk: {names}.</translation>
    </message>
    <message>
        <source>Outlet: {names}.</source>
        <translation>Outlet: {names}.</translation>
    </message>
    <message>
        <source>Price paid: {amount} or more.</source>
        <translation>Harga dibayar: {amount} atau lebih.</translation>
    </message>
    <message>
        <source>Price paid: {amount} or less.</source>
        <translation>Harga dibayar: {amount} atau kurang.</translation>
    </message>
    <message>
        <source>Answer: {names}.</source>
        <translation>Jawaban: {names}.</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Mata uang</translation>
    </message>
    <message>
        <source>Scanned with</source>
        <translation>Dipindai dengan</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>Outlet</translation>
    </message>
    <message>
        <source>Log ID</source>
        <translation>ID log</translation>
    </message>
    <message>
        <source>Error code</source>
        <translation>Kode kesalahan</translation>
    </message>
    <message>
        <source>Last change at</source>
        <translation>Perubahan terakhir pada</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Percobaan</translation>
    </message>
    <message>
        <source>Conflict closed at</source>
        <translation>Konflik ditutup pada</translation>
    </message>
    <message>
        <source>Closed by</source>
        <translation>Ditutup oleh</translation>
    </message>
    <message>
        <source>Why it was closed</source>
        <translation>Mengapa ditutup</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Baris</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Pengembalian dana</translation>
    </message>
    <message>
        <source>Redemptions</source>
        <translation>Penukaran</translation>
    </message>
    <message>
        <source>Scanned at</source>
        <translation>Dipindai pada</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Jawaban</translation>
    </message>
    <message>
        <source>Last four characters</source>
        <translation>Empat karakter terakhir</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Pemindaian</translation>
    </message>
</context>
<context>
    <name>tasks</name>
    <message>
        <source>The till itself has a problem. Tell your manager the reference {reference}.</source>
        <translation>Mesin kasir sendiri bermasalah. Sampaikan nomor rujukan {reference} kepada manajer.</translation>
    </message>
</context>
<context>
    <name>test_merchant</name>
    <message>
        <source>Test merchant: its first day is not recorded.</source>
        <translation>Merchant uji: hari pertamanya belum dicatat.</translation>
    </message>
    <message>
        <source>The test merchant has ended.</source>
        <translation>Merchant uji sudah berakhir.</translation>
    </message>
    <message numerus="yes">
        <source>Test merchant: %n day(s) left.</source>
        <translation>
            <numerusform>Merchant uji: sisa %n hari.</numerusform>
        </translation>
    </message>
    <message>
        <source>The first day of the test merchant, {day}, is still to come.</source>
        <translation>Hari pertama merchant uji, {day}, belum tiba.</translation>
    </message>
    <message numerus="yes">
        <source>The test merchant can be used until {day}: %n day(s) left.</source>
        <translation>
            <numerusform>Merchant uji bisa dipakai sampai {day}: sisa %n hari.</numerusform>
        </translation>
    </message>
    <message>
        <source>The test merchant ended on {day}.</source>
        <translation>Merchant uji berakhir pada {day}.</translation>
    </message>
    <message>
        <source>Nobody has recorded the first day of the test merchant.</source>
        <translation>Hari pertama merchant uji belum dicatat.</translation>
    </message>
    <message>
        <source>It is in the Developer Portal. Record it here: the till then counts the days.</source>
        <translation>Tanggalnya ada di Developer Portal. Catat di sini: mesin kasir lalu menghitung harinya.</translation>
    </message>
    <message>
        <source>Compare it with the Developer Portal.</source>
        <translation>Cocokkan dengan Developer Portal.</translation>
    </message>
    <message>
        <source>Extend it by 15 days in the Developer Portal, then record the extension here.</source>
        <translation>Perpanjang 15 hari di Developer Portal, lalu catat perpanjangannya di sini.</translation>
    </message>
    <message>
        <source>It was extended five times and cannot be extended again. Ask the platform for a new test merchant.</source>
        <translation>Sudah lima kali diperpanjang dan tidak bisa lagi. Minta merchant uji baru ke platform.</translation>
    </message>
    <message>
        <source>If it was extended, record the extension here. Else ask the platform for a new test merchant, and set the till up for it.</source>
        <translation>Jika sudah diperpanjang, catat perpanjangannya di sini. Jika belum, minta merchant uji baru ke platform, lalu siapkan mesin kasir untuknya.</translation>
    </message>
    <message>
        <source>Ask the platform for a new test merchant, and set the till up for it.</source>
        <translation>Minta merchant uji baru ke platform, lalu siapkan mesin kasir untuknya.</translation>
    </message>
</context>
<context>
    <name>test_time_page</name>
    <message>
        <source>Time of the test merchant</source>
        <translation>Masa merchant uji</translation>
    </message>
    <message>
        <source>A test merchant lasts 30 days and can be extended five times by 15 days. The platform does not tell the till, so the till counts. It warns when five days are left.</source>
        <translation>Merchant uji berlaku 30 hari dan bisa diperpanjang lima kali, masing-masing 15 hari. Platform tidak memberi tahu mesin kasir, jadi mesin kasir menghitung sendiri. Peringatan muncul saat tersisa lima hari.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hari ini</translation>
    </message>
    <message>
        <source>Another day…</source>
        <translation>Hari lain…</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Belum diketahui</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Perpanjangan</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Hari pertama</translation>
    </message>
    <message>
        <source>The day on which the test merchant was given to you.</source>
        <translation>Hari saat merchant uji diberikan kepada Anda.</translation>
    </message>
    <message>
        <source>How often it was extended by 15 days so far.</source>
        <translation>Sudah berapa kali diperpanjang 15 hari.</translation>
    </message>
    <message>
        <source>Take this day</source>
        <translation>Pilih hari itu</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>belum diketahui</translation>
    </message>
</context>
<context>
    <name>time_line</name>
    <message>
        <source>Scanned with the camera.</source>
        <translation>Dipindai dengan kamera.</translation>
    </message>
    <message>
        <source>Scanned with the handheld scanner.</source>
        <translation>Dipindai dengan pemindai genggam.</translation>
    </message>
    <message>
        <source>Scanned with the scanner at a serial port.</source>
        <translation>Dipindai dengan pemindai di port serial.</translation>
    </message>
    <message>
        <source>Read from a file.</source>
        <translation>Dibaca dari berkas.</translation>
    </message>
    <message>
        <source>The voucher code was typed.</source>
        <translation>Kode voucher diketik.</translation>
    </message>
    <message>
        <source>Scanned.</source>
        <translation>Dipindai.</translation>
    </message>
    <message>
        <source>Sent to TikTok again.</source>
        <translation>Dikirim ke TikTok lagi.</translation>
    </message>
    <message>
        <source>Redeemed.</source>
        <translation>Ditukarkan.</translation>
    </message>
    <message>
        <source>TikTok refused it.</source>
        <translation>TikTok menolaknya.</translation>
    </message>
    <message>
        <source>The outcome is not known.</source>
        <translation>Hasilnya belum diketahui.</translation>
    </message>
    <message>
        <source>Not sent yet; the till tries again later.</source>
        <translation>Belum dikirim; mesin kasir mencoba lagi nanti.</translation>
    </message>
    <message>
        <source>The goods are out, and TikTok refused it for good.</source>
        <translation>Barang sudah diserahkan, dan TikTok menolaknya untuk seterusnya.</translation>
    </message>
    <message>
        <source>Not redeemed, and the goods stayed here.</source>
        <translation>Tidak ditukarkan, dan barang tetap di sini.</translation>
    </message>
    <message>
        <source>Written down, then sent to TikTok.</source>
        <translation>Dicatat, lalu dikirim ke TikTok.</translation>
    </message>
    <message>
        <source>Accepted without a line, to be sent later.</source>
        <translation>Diterima tanpa jaringan, dikirim nanti.</translation>
    </message>
    <message>
        <source>Shown at the till: redeemed.</source>
        <translation>Ditampilkan di mesin kasir: ditukarkan.</translation>
    </message>
    <message>
        <source>Shown at the till: can be redeemed.</source>
        <translation>Ditampilkan di mesin kasir: dapat ditukarkan.</translation>
    </message>
    <message>
        <source>Shown at the till: refused.</source>
        <translation>Ditampilkan di mesin kasir: ditolak.</translation>
    </message>
    <message>
        <source>Shown at the till: the outcome is not known.</source>
        <translation>Ditampilkan di mesin kasir: hasilnya belum diketahui.</translation>
    </message>
    <message>
        <source>Shown at the till: accepted without a line.</source>
        <translation>Ditampilkan di mesin kasir: diterima tanpa jaringan.</translation>
    </message>
    <message>
        <source>Shown at the till: a conflict.</source>
        <translation>Ditampilkan di mesin kasir: konflik.</translation>
    </message>
    <message>
        <source>Shown at the till: not redeemed.</source>
        <translation>Ditampilkan di mesin kasir: tidak ditukarkan.</translation>
    </message>
    <message>
        <source>Shown at the till: the till had a problem.</source>
        <translation>Ditampilkan di mesin kasir: mesin kasir bermasalah.</translation>
    </message>
    <message>
        <source>Another slip was printed.</source>
        <translation>Struk lain dicetak.</translation>
    </message>
    <message>
        <source>The slip was printed.</source>
        <translation>Struk dicetak.</translation>
    </message>
    <message numerus="yes">
        <source>TikTok listed %n voucher(s) of the order.</source>
        <translation>
            <numerusform>TikTok menyebut %n voucher dari pesanan itu.</numerusform>
        </translation>
    </message>
    <message>
        <source>TikTok did not confirm it.</source>
        <translation>TikTok tidak memastikannya.</translation>
    </message>
    <message>
        <source>The conflict was closed: {reason}</source>
        <translation>Konflik ditutup: {reason}</translation>
    </message>
    <message>
        <source>The goods were handed over without an answer.</source>
        <translation>Barang diserahkan tanpa jawaban.</translation>
    </message>
    <message>
        <source>TikTok did not refund it. It stays redeemed.</source>
        <translation>TikTok tidak mengembalikan dananya. Voucher tetap tertukar.</translation>
    </message>
</context>
<context>
    <name>tool_button</name>
    <message>
        <source>Export…</source>
        <translation>Ekspor…</translation>
    </message>
</context>
<context>
    <name>trials</name>
    <message>
        <source>A test page is at the printer.</source>
        <translation>Halaman uji sudah dikirim ke printer.</translation>
    </message>
</context>
<context>
    <name>trust</name>
    <message>
        <source>Ask your manager, or wait for the line.</source>
        <translation>Tanyakan kepada manajer, atau tunggu koneksi kembali.</translation>
    </message>
    <message>
        <source>There is no line, and a QR alone is too old before the line is back.</source>
        <translation>Tidak ada koneksi, dan QR saja keburu kedaluwarsa sebelum koneksi kembali.</translation>
    </message>
    <message>
        <source>Type the voucher code that stands below it.</source>
        <translation>Ketik kode voucher di bawah QR.</translation>
    </message>
</context>
<context>
    <name>trust_card</name>
    <message>
        <source>Accept on trust</source>
        <translation>Terima atas dasar percaya</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>No line</source>
        <translation>Tidak ada koneksi</translation>
    </message>
    <message>
        <source>The platform cannot be asked about this voucher. Your manager allows to accept it on trust: it is stored, and sent when the line is back. If the platform refuses it then, the loss is the outlet's.</source>
        <translation>Voucher ini belum bisa diperiksa ke platform. Manajer mengizinkan Anda menerimanya atas dasar percaya: voucher disimpan, lalu dikirim setelah koneksi kembali. Jika nanti platform menolaknya, kerugian ditanggung outlet.</translation>
    </message>
    <message>
        <source>Voucher code, as it stands below the QR</source>
        <translation>Kode voucher, seperti tertulis di bawah QR</translation>
    </message>
    <message>
        <source>digits</source>
        <translation>angka</translation>
    </message>
    <message>
        <source>Price the phone shows</source>
        <translation>Harga yang tampak di ponsel</translation>
    </message>
    <message>
        <source>Customer's phone or name, if they like</source>
        <translation>Nomor ponsel atau nama pelanggan, jika bersedia</translation>
    </message>
</context>
<context>
    <name>understanding</name>
    <message>
        <source>Caps Lock is on. Switch it off and scan again.</source>
        <translation>Caps Lock menyala. Matikan dan pindai lagi.</translation>
    </message>
    <message>
        <source>The scanner and this computer use different keyboard layouts. Set the scanner to this computer's keyboard or to USB-COM mode, or run the scanner check.</source>
        <translation>Tata letak papan ketik berbeda antara pemindai dan komputer ini. Atur pemindai sesuai papan ketik komputer ini atau ke mode USB-COM, atau jalankan pemeriksaan pemindai.</translation>
    </message>
    <message>
        <source>On this keyboard the scanner may have swapped Y and Z. Run the scanner check once, then scan again.</source>
        <translation>Pemindai mungkin menukar Y dan Z. Jalankan pemeriksaan pemindai sekali, lalu pindai lagi.</translation>
    </message>
    <message>
        <source>The scanner puts something before or after the code. Run the scanner check once, then scan again.</source>
        <translation>Pemindai menambahkan sesuatu di depan atau di belakang kode. Jalankan pemeriksaan pemindai sekali, lalu pindai lagi.</translation>
    </message>
    <message>
        <source>The scanner sends no Enter after a code. Set its suffix to Enter (CR): it will be faster.</source>
        <translation>Pemindai tidak mengirim Enter setelah kode. Atur akhirannya menjadi Enter (CR) agar lebih cepat.</translation>
    </message>
    <message>
        <source>The code did not come whole. Hold the scanner still and scan again.</source>
        <translation>Kode tidak terbaca utuh. Tahan pemindai diam dan pindai lagi.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>a pause</source>
        <translation>jeda</translation>
    </message>
</context>
<context>
    <name>verdict</name>
    <message>
        <source>This voucher is being redeemed at this moment.</source>
        <translation>Voucher ini sedang ditukarkan.</translation>
    </message>
    <message>
        <source>Wait for its result.</source>
        <translation>Tunggu hasilnya.</translation>
    </message>
    <message>
        <source>Redeemed.</source>
        <translation>Berhasil ditukarkan.</translation>
    </message>
    <message>
        <source>Hand over.</source>
        <translation>Serahkan pesanan.</translation>
    </message>
    <message>
        <source>Stored. It will be sent when the line is back.</source>
        <translation>Disimpan. Akan dikirim setelah koneksi kembali.</translation>
    </message>
    <message>
        <source>Hand over; there is nothing else to do.</source>
        <translation>Serahkan; tidak perlu apa-apa lagi.</translation>
    </message>
    <message>
        <source>The platform did not redeem it. It was cancelled here.</source>
        <translation>Platform tidak menukarkannya. Di sini sudah dibatalkan.</translation>
    </message>
    <message>
        <source>It can be scanned again.</source>
        <translation>Voucher boleh dipindai lagi.</translation>
    </message>
    <message>
        <source>Redeemed at this outlet, presumably by this till: the platform does not say by whom.</source>
        <translation>Ditukarkan di outlet ini, kemungkinan oleh mesin kasir ini: platform tidak menyebut oleh siapa.</translation>
    </message>
    <message>
        <source>The goods went out, and the platform does not redeem it.</source>
        <translation>Barang sudah keluar, tetapi platform tidak menukarkannya.</translation>
    </message>
    <message>
        <source>Call your manager, who closes this with a reason.</source>
        <translation>Panggil manajer untuk menutupnya dengan alasan.</translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s) can be redeemed.</source>
        <translation>
            <numerusform>%n voucher bisa ditukarkan.</numerusform>
        </translation>
    </message>
    <message>
        <source>TikTok refunded it {when}.</source>
        <translation>TikTok mengembalikan dananya {when}.</translation>
    </message>
    <message>
        <source>It was used at outlet {outlet}.</source>
        <translation>Dipakai di outlet {outlet}.</translation>
    </message>
    <message>
        <source>It could be used until {end}.</source>
        <translation>Masa berlakunya sampai {end}.</translation>
    </message>
    <message>
        <source>It can be used from {start}.</source>
        <translation>Bisa dipakai mulai {start}.</translation>
    </message>
    <message>
        <source>Taken on this till, by you, {when}.</source>
        <translation>Diterima di mesin kasir ini oleh Anda, {when}.</translation>
    </message>
    <message>
        <source>Taken on this till by {cashier}, {when}.</source>
        <translation>Diterima di mesin kasir ini oleh {cashier}, {when}.</translation>
    </message>
    <message>
        <source>Taken on this till {when}.</source>
        <translation>Diterima di mesin kasir ini {when}.</translation>
    </message>
</context>
<context>
    <name>verdict_view</name>
    <message>
        <source>Next voucher</source>
        <translation>Voucher berikutnya</translation>
    </message>
    <message>
        <source>Redeem it again</source>
        <translation>Tukarkan lagi</translation>
    </message>
    <message>
        <source>I handed it over</source>
        <translation>Sudah saya serahkan</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Spasi</translation>
    </message>
    <message>
        <source>Copy log ID</source>
        <translation>Salin ID log</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Disalin</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Rincian</translation>
    </message>
    <message>
        <source>Fewer details</source>
        <translation>Tutup rincian</translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s)</source>
        <translation>
            <numerusform>%n voucher</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>verdict_words</name>
    <message>
        <source>Redeem ID …{end}</source>
        <translation>ID penukaran …{end}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} detik</translation>
    </message>
    <message>
        <source>Code {code}</source>
        <translation>Kode {code}</translation>
    </message>
    <message>
        <source>Log ID {log_id}</source>
        <translation>ID log {log_id}</translation>
    </message>
    <message>
        <source>ready for the next scan</source>
        <translation>siap untuk pindaian berikutnya</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Pesanan</translation>
    </message>
    <message>
        <source>Redeem ID</source>
        <translation>ID penukaran</translation>
    </message>
    <message>
        <source>Error code</source>
        <translation>Kode kesalahan</translation>
    </message>
    <message>
        <source>Log ID</source>
        <translation>ID log</translation>
    </message>
</context>
<context>
    <name>views</name>
    <message>
        <source>Type a voucher code</source>
        <translation>Ketik kode voucher</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Voucher code</source>
        <translation>Kode voucher</translation>
    </message>
    <message>
        <source>Open a picture of a voucher</source>
        <translation>Buka gambar voucher</translation>
    </message>
</context>
<context>
    <name>voucher_row</name>
    <message>
        <source>{name}, cannot be redeemed</source>
        <translation>{name}, tidak bisa ditukarkan</translation>
    </message>
    <message>
        <source>{name}, ticked</source>
        <translation>{name}, dicentang</translation>
    </message>
    <message>
        <source>{name}, not ticked</source>
        <translation>{name}, tidak dicentang</translation>
    </message>
    <message>
        <source>Original price {price}</source>
        <translation>Harga asli {price}</translation>
    </message>
    <message>
        <source>Expired: it could be used until {end}</source>
        <translation>Masa berlaku habis: sampai {end}</translation>
    </message>
    <message>
        <source>Can be used from {start}</source>
        <translation>Bisa dipakai mulai {start}</translation>
    </message>
</context>
<context>
    <name>way_out</name>
    <message>
        <source>Leave the full screen</source>
        <translation>Keluar dari layar penuh</translation>
    </message>
    <message>
        <source>Close the till</source>
        <translation>Tutup mesin kasir</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>Sign in first, then scan again.</source>
        <translation>Masuk dulu, lalu pindai lagi.</translation>
    </message>
    <message>
        <source>Another voucher was scanned meanwhile. Look at its order, then confirm.</source>
        <translation>Voucher lain baru saja dipindai. Lihat pesanannya, lalu konfirmasi.</translation>
    </message>
    <message>
        <source>The same code again: its result is already on the screen.</source>
        <translation>Kode yang sama lagi: hasilnya sudah ada di layar.</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>This voucher has already been used.</source>
        <translation>Voucher ini sudah dipakai.</translation>
    </message>
    <message>
        <source>Do not hand over.</source>
        <translation>Jangan serahkan.</translation>
    </message>
    <message>
        <source>This voucher has expired.</source>
        <translation>Masa berlaku voucher ini sudah habis.</translation>
    </message>
    <message>
        <source>Do not hand over. The customer can ask TikTok for a refund in the app.</source>
        <translation>Jangan serahkan. Pelanggan bisa meminta pengembalian dana lewat aplikasi TikTok.</translation>
    </message>
    <message>
        <source>This voucher cannot be used at this time.</source>
        <translation>Voucher ini tidak bisa dipakai saat ini.</translation>
    </message>
    <message>
        <source>Do not hand over now. Show the customer when it can be used.</source>
        <translation>Jangan serahkan sekarang. Tunjukkan kepada pelanggan kapan bisa dipakai.</translation>
    </message>
    <message>
        <source>This voucher is for another outlet.</source>
        <translation>Voucher ini untuk outlet lain.</translation>
    </message>
    <message>
        <source>Do not hand over. The customer sees in the app where it can be used.</source>
        <translation>Jangan serahkan. Pelanggan bisa melihat di aplikasi di mana voucher ini berlaku.</translation>
    </message>
    <message>
        <source>This voucher was refunded.</source>
        <translation>Dana voucher ini sudah dikembalikan.</translation>
    </message>
    <message>
        <source>Do not hand over. The customer has the money back.</source>
        <translation>Jangan serahkan. Uang pelanggan sudah dikembalikan.</translation>
    </message>
    <message>
        <source>The customer has asked for a refund of this voucher.</source>
        <translation>Pelanggan sedang meminta pengembalian dana voucher ini.</translation>
    </message>
    <message>
        <source>Do not hand over. They can cancel the refund in the app and show the QR again.</source>
        <translation>Jangan serahkan. Pelanggan bisa membatalkan pengembalian dana di aplikasi, lalu menunjukkan QR lagi.</translation>
    </message>
    <message>
        <source>The platform knows no such voucher.</source>
        <translation>Platform tidak mengenal voucher ini.</translation>
    </message>
    <message>
        <source>Check the digits, or scan the QR instead.</source>
        <translation>Cocokkan angkanya, atau pindai QR-nya.</translation>
    </message>
    <message>
        <source>This QR has timed out or was used. The voucher may still be good.</source>
        <translation>QR ini sudah lewat waktu atau sudah dipakai. Vouchernya mungkin masih berlaku.</translation>
    </message>
    <message>
        <source>Ask the customer to open the voucher again, then scan the new QR.</source>
        <translation>Minta pelanggan membuka voucher lagi, lalu pindai QR yang baru.</translation>
    </message>
    <message>
        <source>The platform cannot read this QR.</source>
        <translation>Platform tidak bisa membaca QR ini.</translation>
    </message>
    <message>
        <source>Ask the customer to open the voucher in TikTok again.</source>
        <translation>Minta pelanggan membuka lagi voucher di TikTok.</translation>
    </message>
    <message>
        <source>This is not a TikTok voucher.</source>
        <translation>Ini bukan voucher TikTok.</translation>
    </message>
    <message>
        <source>Ask for the QR of the voucher in the app.</source>
        <translation>Minta QR voucher di aplikasi.</translation>
    </message>
    <message>
        <source>This till may not redeem vouchers at this outlet.</source>
        <translation>Mesin kasir ini tidak diizinkan menukarkan voucher di outlet ini.</translation>
    </message>
    <message>
        <source>Do not hand over. Call your manager: the outlet is not set up on the platform.</source>
        <translation>Jangan serahkan. Panggil manajer: outlet belum disiapkan di platform.</translation>
    </message>
    <message>
        <source>A voucher code has digits only.</source>
        <translation>Kode voucher hanya berisi angka.</translation>
    </message>
    <message>
        <source>Check what was typed and try again.</source>
        <translation>Periksa yang diketik, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The platform does not accept this till's sign-in.</source>
        <translation>Platform menolak kredensial mesin kasir ini.</translation>
    </message>
    <message>
        <source>Do not hand over. Call your manager: the till's credentials or its authorisation are not valid.</source>
        <translation>Jangan serahkan. Panggil manajer: kredensial atau otorisasi mesin kasir tidak berlaku.</translation>
    </message>
    <message>
        <source>The platform cannot be reached.</source>
        <translation>Platform tidak bisa dihubungi.</translation>
    </message>
    <message>
        <source>Do not hand over. Check the internet, then scan again.</source>
        <translation>Jangan serahkan. Periksa internet, lalu pindai lagi.</translation>
    </message>
    <message>
        <source>The platform has trouble at the moment. Nothing was redeemed.</source>
        <translation>Platform sedang bermasalah. Belum ada yang ditukarkan.</translation>
    </message>
    <message>
        <source>Do not hand over. Scan again in a minute; if it stays, tell your manager the log ID.</source>
        <translation>Jangan serahkan. Pindai lagi sebentar lagi; jika tetap gagal, sebutkan ID log kepada manajer.</translation>
    </message>
    <message>
        <source>This voucher was already taken at this till.</source>
        <translation>Voucher ini sudah diterima di mesin kasir ini.</translation>
    </message>
    <message>
        <source>Do not hand over again.</source>
        <translation>Jangan serahkan lagi.</translation>
    </message>
    <message>
        <source>A limit for selling without a line is reached.</source>
        <translation>Batas penjualan tanpa koneksi sudah tercapai.</translation>
    </message>
    <message>
        <source>Do not hand over. Ask your manager.</source>
        <translation>Jangan serahkan. Tanyakan kepada manajer.</translation>
    </message>
    <message>
        <source>There is no QR to be read in this picture.</source>
        <translation>Tidak ada QR yang terbaca di gambar ini.</translation>
    </message>
    <message>
        <source>Hold the phone closer and flat, or type the voucher code.</source>
        <translation>Pegang ponsel lebih dekat dan rata, atau ketik kode voucher.</translation>
    </message>
    <message>
        <source>The till itself has a problem. The voucher may be fine.</source>
        <translation>Mesin kasir sendiri bermasalah. Vouchernya mungkin tidak apa-apa.</translation>
    </message>
    <message>
        <source>Do not hand over. Call your manager.</source>
        <translation>Jangan serahkan. Panggil manajer.</translation>
    </message>
    <message>
        <source>TikTok has not answered yet. The till keeps asking and shows the result; it is also under F10.</source>
        <translation>TikTok belum menjawab. Mesin kasir terus menanyakan dan menampilkan hasilnya; juga ada di F10.</translation>
    </message>
    <message>
        <source>Do not scan it again. If the customer cannot wait, hand over once, then press F7.</source>
        <translation>Jangan pindai lagi. Jika pelanggan tidak bisa menunggu, serahkan sekali saja, lalu tekan F7.</translation>
    </message>
</context>
</TS>
