<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id_ID" sourcelanguage="en">
<context>
    <name>bars</name>
    <message>
        <source>Not asked yet</source>
        <translation>Belum diperiksa</translation>
    </message>
    <message>
        <source>Practice: no real vouchers</source>
        <translation>Latihan: bukan voucher asli</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Latihan</translation>
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
        <source>Line, but the Wi-Fi asks to sign in</source>
        <translation>Ada koneksi, tetapi Wi-Fi minta masuk</translation>
    </message>
    <message>
        <source>Line, but somebody stands between: the certificate is wrong</source>
        <translation>Ada koneksi, tetapi tidak aman: sertifikatnya salah</translation>
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
    <name>desk</name>
    <message>
        <source>Its outcome could not be recorded. Do not hand over twice; it will be settled.</source>
        <translation>Hasilnya tidak bisa dicatat. Jangan serahkan dua kali; ini akan diselesaikan.</translation>
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
        <source>No camera</source>
        <translation>Tanpa kamera</translation>
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
    <name>door</name>
    <message>
        <source>Nobody signs in at this till. A manager sets that up in Settings (F12).</source>
        <translation>Di mesin kasir ini, kasir tidak perlu masuk. Manajer bisa mengaturnya di Pengaturan (F12).</translation>
    </message>
</context>
<context>
    <name>errors</name>
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
    <name>people</name>
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
    <name>queue_page</name>
    <message>
        <source>Sending</source>
        <translation>Mengirim</translation>
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
        <source>Open redemptions</source>
        <translation>Penukaran tertunda</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Waiting and conflicts</source>
        <translation>Tertunda dan konflik</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>Tidak ada yang tertunda</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>dan %n lagi</numerusform>
        </translation>
    </message>
    <message>
        <source>Back on the line…</source>
        <translation>Sambungkan kembali…</translation>
    </message>
    <message>
        <source>Work offline…</source>
        <translation>Bekerja offline…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Hentikan</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Coba sekarang</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>Tutup…</translation>
    </message>
    <message>
        <source>Close: {voucher}</source>
        <translation>Tutup: {voucher}</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>Voucher</translation>
    </message>
    <message>
        <source>by {cashier}</source>
        <translation>oleh {cashier}</translation>
    </message>
    <message>
        <source>not verified when it was accepted</source>
        <translation>belum diperiksa saat diterima</translation>
    </message>
    <message>
        <source>redeemed at outlet {outlet}</source>
        <translation>ditukarkan di outlet {outlet}</translation>
    </message>
    <message numerus="yes">
        <source>sent %n time(s)</source>
        <translation>
            <numerusform>dikirim %n kali</numerusform>
        </translation>
    </message>
    <message>
        <source>next try {time}</source>
        <translation>dicoba lagi {time}</translation>
    </message>
    <message>
        <source>customer: {contact}</source>
        <translation>pelanggan: {contact}</translation>
    </message>
    <message>
        <source>{vouchers} to be sent or settled. The till does it by itself.</source>
        <translation>{vouchers} masih harus dikirim atau diselesaikan. Mesin kasir mengurusnya sendiri.</translation>
    </message>
    <message>
        <source>{vouchers} handed over that the platform does not redeem. A manager closes each with a reason.</source>
        <translation>{vouchers} sudah diserahkan, tetapi tidak ditukarkan oleh platform. Manajer menutupnya satu per satu dengan alasan.</translation>
    </message>
    <message>
        <source>{vouchers} of an outlet or account that this till had before: to be sent when it is set up for that again.</source>
        <translation>{vouchers} milik outlet atau akun yang dulu dipakai mesin kasir ini: dikirim jika mesin kasir diatur lagi untuk itu.</translation>
    </message>
    <message>
        <source>Every redemption of this till is settled.</source>
        <translation>Semua penukaran di mesin kasir ini sudah selesai.</translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s)</source>
        <translation>
            <numerusform>%n voucher</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>queue_room</name>
    <message>
        <source>Close this conflict</source>
        <translation>Tutup konflik ini</translation>
    </message>
    <message>
        <source>{voucher}: the goods went out and the platform does not redeem it. Say how it was settled; this is kept for good.</source>
        <translation>{voucher}: barang sudah keluar, tetapi platform tidak menukarkannya. Tulis bagaimana ini diselesaikan; catatannya disimpan seterusnya.</translation>
    </message>
    <message>
        <source>Close the conflict</source>
        <translation>Tutup konflik</translation>
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
    <message>
        <source>paid by the customer, written off, …</source>
        <translation>dibayar pelanggan, ditanggung outlet, …</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Yang dilakukan</translation>
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
    <message>
        <source>Redeemed vouchers will be listed here.</source>
        <translation>Voucher yang ditukarkan akan tampil di sini.</translation>
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
    <message numerus="yes">
        <source>Restored from its second copy: %n voucher(s).</source>
        <translation>
            <numerusform>Dipulihkan dari salinan kedua: %n voucher.</numerusform>
        </translation>
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
    <name>settings_page</name>
    <message>
        <source>Done   Esc</source>
        <translation>Selesai   Esc</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
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
        <source>settings</source>
        <translation>pengaturan</translation>
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
    <name>tasks</name>
    <message>
        <source>The till itself has a problem. Tell your manager the reference {reference}.</source>
        <translation>Mesin kasir sendiri bermasalah. Sampaikan nomor rujukan {reference} kepada manajer.</translation>
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
