<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id">
<context>
    <name>Columns</name>
    <message>
        <source>Metric</source>
        <translation>Metrik</translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation>Apa yang diukur</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Sebelum</translation>
    </message>
    <message>
        <source>Value of the run before, with half its 95 % interval over users</source>
        <translation>Nilai run sebelum, dengan setengah interval 95 % atas pengguna</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Sesudah</translation>
    </message>
    <message>
        <source>Value of the run after, with half its 95 % interval over users</source>
        <translation>Nilai run sesudah, dengan setengah interval 95 % atas pengguna</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Selisih</translation>
    </message>
    <message>
        <source>After minus before, paired user by user, with half its 95 % interval</source>
        <translation>Sesudah dikurangi sebelum, berpasangan per pengguna, dengan setengah interval 95 %</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>How often users like these would show such a difference by chance, two-sided</source>
        <translation>Seberapa sering pengguna seperti ini menunjukkan selisih demikian secara kebetulan, dua sisi</translation>
    </message>
    <message>
        <source>Detectable</source>
        <translation>Terdeteksi</translation>
    </message>
    <message>
        <source>The smallest true difference that these users would show (5 %, power 80 %)</source>
        <translation>Selisih sejati terkecil yang akan tampak pada pengguna ini (5 %, daya 80 %)</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Pengguna</translation>
    </message>
    <message>
        <source>Users that the numbers rest on</source>
        <translation>Pengguna yang mendasari angka</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>Fitur</translation>
    </message>
    <message>
        <source>What was known when the chatbot opened</source>
        <translation>Apa yang diketahui saat chatbot dibuka</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Nilai</translation>
    </message>
    <message>
        <source>Its value at that time, with its unit</source>
        <translation>Nilainya saat itu, dengan satuannya</translation>
    </message>
    <message>
        <source>Chat opened</source>
        <translation>Chat dibuka</translation>
    </message>
    <message>
        <source>When the chatbot opened, in the dataset&apos;s time zone</source>
        <translation>Kapan chatbot dibuka, dalam zona waktu dataset</translation>
    </message>
    <message>
        <source>Clicked</source>
        <translation>Diklik</translation>
    </message>
    <message>
        <source>The intents that the user clicked</source>
        <translation>Intent yang diklik pengguna</translation>
    </message>
    <message>
        <source>Δ NDCG@3</source>
        <translation>Δ NDCG@3</translation>
    </message>
    <message>
        <source>NDCG@3 of the run after minus before</source>
        <translation>NDCG@3 run sesudah dikurangi sebelum</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Whether you have labelled it</source>
        <translation>Apakah sudah Anda beri label</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Pengguna</translation>
    </message>
    <message>
        <source>Whose chat it was</source>
        <translation>Chat milik siapa</translation>
    </message>
    <message>
        <source>True intent</source>
        <translation>Intent sebenarnya</translation>
    </message>
    <message>
        <source>What the user wanted, the best first</source>
        <translation>Yang diinginkan pengguna, terbaik di depan</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Penilaian</translation>
    </message>
    <message>
        <source>What you think of the ranking as shown</source>
        <translation>Pendapat Anda tentang peringkat yang ditampilkan</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>In your words</source>
        <translation>Dengan kata-kata Anda</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>Anotator</translation>
    </message>
    <message>
        <source>Who labelled it</source>
        <translation>Siapa yang memberi label</translation>
    </message>
    <message>
        <source>Saved (UTC)</source>
        <translation>Disimpan (UTC)</translation>
    </message>
    <message>
        <source>When the label was put on disk</source>
        <translation>Kapan label ditulis ke disk</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Place among all intents of the knowledge base</source>
        <translation>Posisi di antara semua intent basis pengetahuan</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>Intent</translation>
    </message>
    <message>
        <source>A tick marks what the user clicked</source>
        <translation>Centang menandai yang diklik pengguna</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>Of the latent query&apos;s vector and that of the intent&apos;s title and description</source>
        <translation>Antara vektor kueri laten dan vektor judul serta deskripsi intent</translation>
    </message>
    <message>
        <source>The user&apos;s name; the id where there is none</source>
        <translation>Nama pengguna; id bila tidak ada</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Wilayah</translation>
    </message>
    <message>
        <source>The user&apos;s region</source>
        <translation>Wilayah pengguna</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Impressions: how often the chatbot opened for the user</source>
        <translation>Impresi: berapa kali chatbot dibuka bagi pengguna</translation>
    </message>
    <message>
        <source>NDCG@3 of the run after minus before, averaged over the user&apos;s impressions</source>
        <translation>NDCG@3 run sesudah dikurangi sebelum, rata-rata atas impresi pengguna</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Impressions of the user that have a label</source>
        <translation>Impresi pengguna yang berlabel</translation>
    </message>
    <message>
        <source>Chats of the user with a latent query on both sides</source>
        <translation>Chat pengguna dengan kueri laten di kedua sisi</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Tumpang tindih</translation>
    </message>
    <message>
        <source>Share of the neighbours that both sides have; mean over the chats</source>
        <translation>Bagian tetangga yang dimiliki kedua sisi; rata-rata atas chat</translation>
    </message>
    <message>
        <source>RBO</source>
        <translation>RBO</translation>
    </message>
    <message>
        <source>Rank-biased overlap: as the overlap, but the nearest neighbours count most</source>
        <translation>Rank-biased overlap: seperti tumpang tindih, tetapi tetangga terdekat paling berbobot</translation>
    </message>
    <message>
        <source>Purity before</source>
        <translation>Kemurnian sebelum</translation>
    </message>
    <message>
        <source>Share of the neighbours&apos; clicked chats that clicked an intent which this chat clicked</source>
        <translation>Bagian chat tetangga berklik yang mengklik intent yang diklik chat ini</translation>
    </message>
    <message>
        <source>after</source>
        <translation>sesudah</translation>
    </message>
    <message>
        <source>The same purity after</source>
        <translation>Kemurnian yang sama sesudah</translation>
    </message>
    <message>
        <source>Δ purity</source>
        <translation>Δ kemurnian</translation>
    </message>
    <message>
        <source>Purity after minus before</source>
        <translation>Kemurnian sesudah dikurangi sebelum</translation>
    </message>
    <message>
        <source>Place among the neighbours, the nearest first</source>
        <translation>Posisi di antara tetangga, terdekat di depan</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Perubahan</translation>
    </message>
    <message>
        <source>Whether it is a neighbour on the other side too, and at which place</source>
        <translation>Apakah juga tetangga di sisi lain, dan di posisi mana</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>Kemiripan</translation>
    </message>
    <message>
        <source>Of the two latent queries&apos; vectors, the mean of the set subtracted</source>
        <translation>Antara vektor kedua kueri laten, dikurangi rata-rata himpunan</translation>
    </message>
    <message>
        <source>Latent query</source>
        <translation>Kueri laten</translation>
    </message>
    <message>
        <source>What the reasoner wrote for the neighbour</source>
        <translation>Apa yang ditulis penalar untuk tetangga</translation>
    </message>
    <message>
        <source>The intents that the neighbour&apos;s users clicked</source>
        <translation>Intent yang diklik pengguna tetangga</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>Whether this side&apos;s run ranks a clicked intent among the first three</source>
        <translation>Apakah run sisi ini memeringkat intent yang diklik di tiga teratas</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Whose chat it was and when; the first of several</source>
        <translation>Chat milik siapa dan kapan; yang pertama dari beberapa</translation>
    </message>
    <message>
        <source>Part or group</source>
        <translation>Bagian atau grup</translation>
    </message>
    <message>
        <source>Inputs that are added up</source>
        <translation>Masukan yang dijumlahkan</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Efek</translation>
    </message>
    <message>
        <source>What it adds to the score, against the baseline</source>
        <translation>Yang ditambahkannya pada skor, terhadap acuan</translation>
    </message>
    <message>
        <source>What the ranker reads, by its name</source>
        <translation>Yang dibaca pemeringkat, menurut namanya</translation>
    </message>
    <message>
        <source>Type to change it, Delete for missing, Backspace for what it was</source>
        <translation>Ketik untuk mengubah, Delete untuk kosong, Backspace untuk semula</translation>
    </message>
    <message>
        <source>Of the test part, with half its 95 % interval over users</source>
        <translation>Pada bagian uji, dengan setengah interval 95 % atas pengguna</translation>
    </message>
    <message>
        <source>Difference from qe, paired user by user, with half its 95 % interval</source>
        <translation>Selisih terhadap qe, berpasangan per pengguna, dengan setengah interval 95 %</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>Lengan</translation>
    </message>
    <message>
        <source>Which ranker scored with whose latent queries</source>
        <translation>Pemeringkat mana yang menilai dengan kueri laten siapa</translation>
    </message>
    <message>
        <source>GAUC</source>
        <translation>GAUC</translation>
    </message>
    <message>
        <source>vs qe</source>
        <translation>vs qe</translation>
    </message>
    <message>
        <source>Recall@3</source>
        <translation>Recall@3</translation>
    </message>
    <message>
        <source>NDCG@3</source>
        <translation>NDCG@3</translation>
    </message>
    <message>
        <source>What the user clicked in this chat</source>
        <translation>Yang diklik pengguna dalam chat ini</translation>
    </message>
    <message>
        <source>Winner</source>
        <translation>Pemenang</translation>
    </message>
    <message>
        <source>The latent query with which the frozen ranker likes what was clicked best</source>
        <translation>Kueri laten yang membuat pemeringkat beku paling menyukai yang diklik</translation>
    </message>
    <message>
        <source>Loser</source>
        <translation>Yang kalah</translation>
    </message>
    <message>
        <source>The latent query that it is set against</source>
        <translation>Kueri laten yang dihadapkan dengannya</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Margin</translation>
    </message>
    <message>
        <source>Difference of their rewards, in nats</source>
        <translation>Selisih reward keduanya, dalam nat</translation>
    </message>
    <message>
        <source>The intent that the user clicked</source>
        <translation>Intent yang diklik pengguna</translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation>Dikira</translation>
    </message>
    <message>
        <source>The intent that was ranked first in its place</source>
        <translation>Intent yang diperingkat pertama menggantikannya</translation>
    </message>
    <message>
        <source>Chats in which the run before confuses the two; click to see them</source>
        <translation>Chat yang pada run sebelum tertukar antara keduanya; klik untuk melihatnya</translation>
    </message>
    <message>
        <source>Chats in which the run after confuses the two; click to see them</source>
        <translation>Chat yang pada run sesudah tertukar antara keduanya; klik untuk melihatnya</translation>
    </message>
    <message>
        <source>After minus before</source>
        <translation>Sesudah dikurangi sebelum</translation>
    </message>
    <message>
        <source>Since week</source>
        <translation>Sejak minggu</translation>
    </message>
    <message>
        <source>The week from which on the run after confuses the two more often, where that is clear (p &lt; 0.05)</source>
        <translation>Minggu sejak run sesudah lebih sering menukar keduanya, bila itu jelas (p &lt; 0.05)</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Dilewati</translation>
    </message>
    <message>
        <source>A group of GAUC: a user, a session or a chat</source>
        <translation>Grup GAUC: pengguna, sesi, atau chat</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Mengapa</translation>
    </message>
    <message>
        <source>AUC needs a clicked and an unclicked candidate</source>
        <translation>AUC memerlukan kandidat yang diklik dan yang tidak diklik</translation>
    </message>
    <message>
        <source>Chats that</source>
        <translation>Chat yang</translation>
    </message>
    <message>
        <source>What this line adds to the one above it</source>
        <translation>Yang ditambahkan baris ini pada baris di atasnya</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Bagian</translation>
    </message>
    <message>
        <source>Of all chats with a click</source>
        <translation>Dari semua chat dengan klik</translation>
    </message>
    <message>
        <source>Chats that the rate is told of; click to see all of the line</source>
        <translation>Chat yang menjadi dasar tingkat ini; klik untuk melihat semua chat baris ini</translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation>Tingkat kesalahan</translation>
    </message>
    <message>
        <source>Errors among these chats, with half the 95 % interval over users</source>
        <translation>Kesalahan di antara chat ini, dengan setengah interval 95 % atas pengguna</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>The user, or the clicked intent</source>
        <translation>Pengguna, atau intent yang diklik</translation>
    </message>
    <message>
        <source>Chats with a click that the numbers rest on</source>
        <translation>Chat dengan klik yang mendasari angka</translation>
    </message>
    <message>
        <source>Mean NDCG of these chats in the run before</source>
        <translation>Rata-rata NDCG chat ini pada run sebelum</translation>
    </message>
    <message>
        <source>Mean NDCG of these chats in the run after</source>
        <translation>Rata-rata NDCG chat ini pada run sesudah</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>Irisan</translation>
    </message>
    <message>
        <source>A saved slice, or one value of a column</source>
        <translation>Irisan tersimpan, atau satu nilai suatu kolom</translation>
    </message>
    <message>
        <source>Chats of the slice scored by both runs</source>
        <translation>Chat irisan yang dinilai oleh kedua run</translation>
    </message>
    <message>
        <source>p (Holm)</source>
        <translation>p (Holm)</translation>
    </message>
    <message>
        <source>Of the sign-flip test, corrected by Holm for looking at every slice here</source>
        <translation>Dari uji balik tanda, dikoreksi dengan Holm karena melihat semua irisan di sini</translation>
    </message>
    <message>
        <source>p (BH)</source>
        <translation>p (BH)</translation>
    </message>
    <message>
        <source>Of the sign-flip test, corrected by Benjamini and Hochberg</source>
        <translation>Dari uji balik tanda, dikoreksi dengan Benjamini dan Hochberg</translation>
    </message>
    <message>
        <source>The smallest true difference that the slice&apos;s users would show (5 %, power 80 %)</source>
        <translation>Selisih sejati terkecil yang akan tampak pada pengguna irisan ini (5 %, daya 80 %)</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Diperbaiki</translation>
    </message>
    <message>
        <source>Chats of the slice that were wrong before and are right after</source>
        <translation>Chat irisan yang salah sebelum dan benar sesudah</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Rusak</translation>
    </message>
    <message>
        <source>Chats of the slice that were right before and are wrong after</source>
        <translation>Chat irisan yang benar sebelum dan salah sesudah</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Dikeluarkan</translation>
    </message>
    <message>
        <source>Groups of the slice that GAUC left out</source>
        <translation>Grup irisan yang dikeluarkan dari GAUC</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>Whether the run meets it; a row that fails shows its chats</source>
        <translation>Apakah run memenuhinya; baris yang gagal menampilkan chatnya</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Diharapkan</translation>
    </message>
    <message>
        <source>As the file has it</source>
        <translation>Sebagaimana tertulis dalam berkas</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Di mana</translation>
    </message>
    <message>
        <source>The slice or chat that it is about, and what is changed first</source>
        <translation>Irisan atau chat yang dimaksud, dan apa yang diubah lebih dahulu</translation>
    </message>
    <message>
        <source>Holds for</source>
        <translation>Berlaku bagi</translation>
    </message>
    <message>
        <source>Chats that it holds for, of those it was tested on</source>
        <translation>Chat yang memenuhinya, dari semua yang diuji</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Diminta</translation>
    </message>
    <message>
        <source>The share of chats that it has to hold for</source>
        <translation>Bagian chat yang harus memenuhinya</translation>
    </message>
    <message>
        <source>Whose chat it is</source>
        <translation>Chat milik siapa</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Waktu</translation>
    </message>
    <message>
        <source>When the chatbot opened</source>
        <translation>Kapan chatbot dibuka</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Jawaban</translation>
    </message>
    <message>
        <source>The intent that was clicked or labelled, and is doubted</source>
        <translation>Intent yang diklik atau dilabeli, dan diragukan</translation>
    </message>
    <message>
        <source>More likely</source>
        <translation>Lebih mungkin</translation>
    </message>
    <message>
        <source>The intent that the run ranks first</source>
        <translation>Intent yang diperingkat pertama oleh run</translation>
    </message>
    <message>
        <source>p answer</source>
        <translation>p jawaban</translation>
    </message>
    <message>
        <source>How probable the run holds the answer; the least credible come first</source>
        <translation>Seberapa mungkin jawaban itu menurut run; yang paling tidak dapat dipercaya di depan</translation>
    </message>
    <message>
        <source>p likely</source>
        <translation>p mungkin</translation>
    </message>
    <message>
        <source>How probable the run holds the more likely intent</source>
        <translation>Seberapa mungkin intent yang lebih mungkin itu menurut run</translation>
    </message>
    <message>
        <source>What it adds to the lead in the run before</source>
        <translation>Yang ditambahkannya pada keunggulan dalam run sebelum</translation>
    </message>
    <message>
        <source>What it adds to the lead in the run after</source>
        <translation>Yang ditambahkannya pada keunggulan dalam run sesudah</translation>
    </message>
    <message>
        <source>After minus before, with half its 95 % interval over users</source>
        <translation>Sesudah dikurangi sebelum, dengan setengah interval 95 % atas pengguna</translation>
    </message>
    <message>
        <source>By queries</source>
        <translation>Oleh kueri</translation>
    </message>
    <message>
        <source>Of the change, what the other latent queries cause (Shapley value)</source>
        <translation>Dari perubahan itu, yang disebabkan oleh kueri laten yang lain (nilai Shapley)</translation>
    </message>
    <message>
        <source>By ranker</source>
        <translation>Oleh pemeringkat</translation>
    </message>
    <message>
        <source>Of the change, what the other ranker causes (Shapley value)</source>
        <translation>Dari perubahan itu, yang disebabkan oleh pemeringkat yang lain (nilai Shapley)</translation>
    </message>
    <message>
        <source>The intent whose lead is explained</source>
        <translation>Intent yang keunggulannya dijelaskan</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Terhadap</translation>
    </message>
    <message>
        <source>The intent that it is set against</source>
        <translation>Intent yang dihadapkan dengannya</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Peringkat</translation>
    </message>
    <message>
        <source>Of the intent, before and after</source>
        <translation>Dari intent itu, sebelum dan sesudah</translation>
    </message>
    <message>
        <source>Of the lead, after minus before</source>
        <translation>Dari keunggulan, sesudah dikurangi sebelum</translation>
    </message>
    <message>
        <source>Mostly by</source>
        <translation>Terutama oleh</translation>
    </message>
    <message>
        <source>The group of features whose effect changed most</source>
        <translation>Grup fitur yang efeknya paling berubah</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Fixed</source>
        <translation>Diperbaiki</translation>
    </message>
    <message>
        <source>Chats that were wrong before and are right after</source>
        <translation>Chat yang salah sebelum dan benar sesudah</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Rusak</translation>
    </message>
    <message>
        <source>Chats that were right before and are wrong after</source>
        <translation>Chat yang benar sebelum dan salah sesudah</translation>
    </message>
    <message>
        <source>Both right</source>
        <translation>Keduanya benar</translation>
    </message>
    <message>
        <source>Chats that both runs get right</source>
        <translation>Chat yang benar pada kedua run</translation>
    </message>
    <message>
        <source>Both wrong</source>
        <translation>Keduanya salah</translation>
    </message>
    <message>
        <source>Chats that both runs get wrong</source>
        <translation>Chat yang salah pada kedua run</translation>
    </message>
</context>
<context>
    <name>ErrorCause</name>
    <message>
        <source>Reasoner misread the context</source>
        <translation>Penalar salah membaca konteks</translation>
    </message>
    <message>
        <source>Ranker ignored the query</source>
        <translation>Pemeringkat mengabaikan kueri</translation>
    </message>
    <message>
        <source>Feature stale or missing</source>
        <translation>Fitur usang atau tidak ada</translation>
    </message>
    <message>
        <source>Knowledge base lacks the intent</source>
        <translation>Basis pengetahuan tidak memuat intent</translation>
    </message>
    <message>
        <source>Duplicate intents</source>
        <translation>Intent ganda</translation>
    </message>
    <message>
        <source>Click was noise</source>
        <translation>Klik hanyalah derau</translation>
    </message>
</context>
<context>
    <name>LabelKeys</name>
    <message>
        <source>Intent 1 is the true one</source>
        <translation>Intent 1 yang sebenarnya</translation>
    </message>
    <message>
        <source>Intent 2 is the true one</source>
        <translation>Intent 2 yang sebenarnya</translation>
    </message>
    <message>
        <source>Intent 3 is the true one</source>
        <translation>Intent 3 yang sebenarnya</translation>
    </message>
    <message>
        <source>Intent 4 is the true one</source>
        <translation>Intent 4 yang sebenarnya</translation>
    </message>
    <message>
        <source>Intent 5 is the true one</source>
        <translation>Intent 5 yang sebenarnya</translation>
    </message>
    <message>
        <source>Intent 6 is the true one</source>
        <translation>Intent 6 yang sebenarnya</translation>
    </message>
    <message>
        <source>Intent 7 is the true one</source>
        <translation>Intent 7 yang sebenarnya</translation>
    </message>
    <message>
        <source>Intent 8 is the true one</source>
        <translation>Intent 8 yang sebenarnya</translation>
    </message>
    <message>
        <source>Intent 9 is the true one</source>
        <translation>Intent 9 yang sebenarnya</translation>
    </message>
    <message>
        <source>Find an intent by typing</source>
        <translation>Cari intent dengan mengetik</translation>
    </message>
    <message>
        <source>The ranking is right</source>
        <translation>Peringkat benar</translation>
    </message>
    <message>
        <source>The ranking is acceptable</source>
        <translation>Peringkat dapat diterima</translation>
    </message>
    <message>
        <source>The ranking is wrong</source>
        <translation>Peringkat salah</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Tulis catatan</translation>
    </message>
    <message>
        <source>Done, next chat</source>
        <translation>Selesai, chat berikutnya</translation>
    </message>
    <message>
        <source>Next chat</source>
        <translation>Chat berikutnya</translation>
    </message>
    <message>
        <source>Previous chat</source>
        <translation>Chat sebelumnya</translation>
    </message>
    <message>
        <source>Undo the last label</source>
        <translation>Batalkan label terakhir</translation>
    </message>
    <message>
        <source>Redo the label</source>
        <translation>Ulangi label</translation>
    </message>
    <message>
        <source>the key %1 already means &quot;%2&quot;</source>
        <translation>tombol %1 sudah berarti &quot;%2&quot;</translation>
    </message>
    <message>
        <source>Next chat without a label</source>
        <translation>Chat berikutnya tanpa label</translation>
    </message>
    <message>
        <source>Previous chat without a label</source>
        <translation>Chat sebelumnya tanpa label</translation>
    </message>
    <message>
        <source>Skip this chat, with a reason</source>
        <translation>Lewati chat ini, dengan alasan</translation>
    </message>
    <message>
        <source>Choose an intent by its two letters</source>
        <translation>Pilih intent dengan kedua hurufnya</translation>
    </message>
    <message>
        <source>The latent query is faithful</source>
        <translation>Kueri laten setia</translation>
    </message>
    <message>
        <source>The latent query is partly right</source>
        <translation>Kueri laten benar sebagian</translation>
    </message>
    <message>
        <source>The latent query is misleading</source>
        <translation>Kueri laten menyesatkan</translation>
    </message>
    <message>
        <source>Write the latent query as it should be</source>
        <translation>Tulis kueri laten sebagaimana seharusnya</translation>
    </message>
    <message>
        <source>Name the cause of the error</source>
        <translation>Sebutkan penyebab kesalahan</translation>
    </message>
    <message>
        <source>I am unsure</source>
        <translation>Saya tidak yakin</translation>
    </message>
    <message>
        <source>I am fairly sure</source>
        <translation>Saya cukup yakin</translation>
    </message>
    <message>
        <source>I am sure</source>
        <translation>Saya yakin</translation>
    </message>
    <message>
        <source>The ranking before is the better one</source>
        <translation>Peringkat sebelum lebih baik</translation>
    </message>
    <message>
        <source>Both rankings are alike</source>
        <translation>Kedua peringkat setara</translation>
    </message>
    <message>
        <source>The ranking after is the better one</source>
        <translation>Peringkat sesudah lebih baik</translation>
    </message>
    <message>
        <source>The latent query before is the better one</source>
        <translation>Kueri laten sebelum lebih baik</translation>
    </message>
    <message>
        <source>Both latent queries are alike</source>
        <translation>Kedua kueri laten setara</translation>
    </message>
    <message>
        <source>The latent query after is the better one</source>
        <translation>Kueri laten sesudah lebih baik</translation>
    </message>
</context>
<context>
    <name>LabelWords</name>
    <message>
        <source>Right</source>
        <translation>Benar</translation>
    </message>
    <message>
        <source>Acceptable</source>
        <translation>Dapat diterima</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Salah</translation>
    </message>
    <message>
        <source>Faithful</source>
        <translation>Setia</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>Sebagian</translation>
    </message>
    <message>
        <source>Misleading</source>
        <translation>Menyesatkan</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Tidak yakin</translation>
    </message>
    <message>
        <source>Fairly sure</source>
        <translation>Cukup yakin</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Yakin</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Sebelum</translation>
    </message>
    <message>
        <source>Alike</source>
        <translation>Setara</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Sesudah</translation>
    </message>
</context>
<context>
    <name>Layouts</name>
    <message>
        <source>Triage</source>
        <translation>Triase</translation>
    </message>
    <message>
        <source>Users, timeline, ranking and what was known</source>
        <translation>Pengguna, lini masa, peringkat, dan yang diketahui</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>The chat large, the label beside it</source>
        <translation>Chat besar, label di sampingnya</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Bandingkan</translation>
    </message>
    <message>
        <source>Metrics with intervals, and who got better or worse</source>
        <translation>Metrik dengan interval, dan siapa membaik atau memburuk</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Tetangga</translation>
    </message>
    <message>
        <source>Latent queries and what lies near them</source>
        <translation>Kueri laten dan yang ada di dekatnya</translation>
    </message>
    <message>
        <source>Adjudicate</source>
        <translation>Adjudikasi</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Jelaskan</translation>
    </message>
    <message>
        <source>What drove a score, and what if</source>
        <translation>Apa yang mendorong skor, dan bagaimana jika</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Latih</translation>
    </message>
    <message>
        <source>Trains a ranker, with curves as they come</source>
        <translation>Melatih pemeringkat, dengan kurva seiring jalannya</translation>
    </message>
    <message>
        <source>Align</source>
        <translation>Selaraskan</translation>
    </message>
    <message>
        <source>The stages of an alignment, its curves, pairs and arms</source>
        <translation>Tahap penyelarasan, kurva, pasangan, dan lengannya</translation>
    </message>
    <message>
        <source>The annotators&apos; answers side by side over the chat, and the decision</source>
        <translation>Jawaban para anotator berdampingan di atas chat, dan keputusannya</translation>
    </message>
</context>
<context>
    <name>NumberText</name>
    <message>
        <source>%1 %2 before %3</source>
        <translation>%1 %2 sebelum %3</translation>
    </message>
    <message>
        <source>%1 %2 after %3</source>
        <translation>%1 %2 sesudah %3</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>pada %1</translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>Users</source>
        <translation>Pengguna</translation>
    </message>
    <message>
        <source>Every user with chats, difference and labels</source>
        <translation>Setiap pengguna dengan chat, selisih, dan label</translation>
    </message>
    <message>
        <source>Facets</source>
        <translation>Faset</translation>
    </message>
    <message>
        <source>How the chats spread over features; a click filters</source>
        <translation>Sebaran chat menurut fitur; klik untuk menyaring</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Lini masa</translation>
    </message>
    <message>
        <source>What happened to the user, and what was predicted when</source>
        <translation>Apa yang terjadi pada pengguna, dan apa yang diprediksi kapan</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>Peringkat</translation>
    </message>
    <message>
        <source>The intents of the chat as both runs rank them</source>
        <translation>Intent chat sebagaimana diperingkat kedua run</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Konteks</translation>
    </message>
    <message>
        <source>What was known when the chat opened</source>
        <translation>Apa yang diketahui saat chat dibuka</translation>
    </message>
    <message>
        <source>Knowledge base</source>
        <translation>Basis pengetahuan</translation>
    </message>
    <message>
        <source>Every intent with its description and answer</source>
        <translation>Setiap intent dengan deskripsi dan jawabannya</translation>
    </message>
    <message>
        <source>Latent query</source>
        <translation>Kueri laten</translation>
    </message>
    <message>
        <source>What the reasoner wrote for the chat, before and after</source>
        <translation>Apa yang ditulis penalar untuk chat, sebelum dan sesudah</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Says what the user wanted; every key is on disk at once</source>
        <translation>Menyatakan yang diinginkan pengguna; setiap tombol langsung tersimpan di disk</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Sebelum dan sesudah</translation>
    </message>
    <message>
        <source>Metrics of both runs, with intervals, fixed and broken</source>
        <translation>Metrik kedua run, dengan interval, diperbaiki dan rusak</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Latih</translation>
    </message>
    <message>
        <source>Trains a ranker and draws how it learns</source>
        <translation>Melatih pemeringkat dan menggambar cara belajarnya</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Tetangga</translation>
    </message>
    <message>
        <source>What lies near the latent query, before and after</source>
        <translation>Apa yang dekat dengan kueri laten, sebelum dan sesudah</translation>
    </message>
    <message>
        <source>Drift by user</source>
        <translation>Pergeseran per pengguna</translation>
    </message>
    <message>
        <source>Whose neighbours changed most</source>
        <translation>Tetangga siapa yang paling berubah</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Jelaskan</translation>
    </message>
    <message>
        <source>What drove a score, and the ranking while features are edited</source>
        <translation>Apa yang mendorong skor, dan peringkat saat fitur disunting</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Kesalahan</translation>
    </message>
    <message>
        <source>Where a run errs, and what intents are confused</source>
        <translation>Di mana run salah, dan intent mana yang tertukar</translation>
    </message>
    <message>
        <source>Align</source>
        <translation>Selaraskan</translation>
    </message>
    <message>
        <source>Refines a reasoner by a ranker, with every arm measured</source>
        <translation>Menyempurnakan penalar dengan pemeringkat, setiap lengan diukur</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>Proyeksi</translation>
    </message>
    <message>
        <source>Latent queries as points in the plane</source>
        <translation>Kueri laten sebagai titik pada bidang</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Uji coba</translation>
    </message>
    <message>
        <source>A typed latent query, what is near to it, its ranking</source>
        <translation>Kueri laten yang diketik, yang dekat dengannya, peringkatnya</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Antrean</translation>
    </message>
    <message>
        <source>Which chats are labelled next, and how far it is</source>
        <translation>Chat mana yang dilabeli berikutnya, dan sudah sejauh mana</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Jawaban</translation>
    </message>
    <message>
        <source>What the annotators said, side by side; one key takes one</source>
        <translation>Yang dikatakan para anotator, berdampingan; satu tombol mengambil satu</translation>
    </message>
    <message>
        <source>Guidelines</source>
        <translation>Panduan</translation>
    </message>
    <message>
        <source>How chats are to be labelled</source>
        <translation>Bagaimana chat harus dilabeli</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Tukar</translation>
    </message>
    <message>
        <source>Each run&apos;s latent queries under the ranker of the other: which half did it</source>
        <translation>Kueri laten tiap run di bawah pemeringkat run lainnya: paruh mana penyebabnya</translation>
    </message>
    <message>
        <source>Expectations</source>
        <translation>Harapan</translation>
    </message>
    <message>
        <source>What every run has to get right, and whether it does</source>
        <translation>Pada apa setiap run harus benar, dan apakah demikian</translation>
    </message>
    <message>
        <source>Why it changed</source>
        <translation>Mengapa berubah</translation>
    </message>
    <message>
        <source>What moved a ranking between the runs: parts, features, latent queries</source>
        <translation>Yang menggeser peringkat di antara kedua run: bagian, fitur, kueri laten</translation>
    </message>
</context>
<context>
    <name>SampleOpening</name>
    <message>
        <source>Preparing the sample</source>
        <translation>Menyiapkan contoh</translation>
    </message>
</context>
<context>
    <name>SkipMenu</name>
    <message>
        <source>Too little to tell what the user wanted</source>
        <translation>Terlalu sedikit untuk mengetahui yang diinginkan pengguna</translation>
    </message>
    <message>
        <source>Several wishes, none comes first</source>
        <translation>Beberapa keinginan, tidak ada yang utama</translation>
    </message>
    <message>
        <source>No intent of the knowledge base fits</source>
        <translation>Tidak ada intent basis pengetahuan yang cocok</translation>
    </message>
    <message>
        <source>The data of this chat is damaged</source>
        <translation>Data chat ini rusak</translation>
    </message>
    <message>
        <source>Somebody else must judge it</source>
        <translation>Harus dinilai orang lain</translation>
    </message>
</context>
<context>
    <name>StartOptions</name>
    <message>
        <source>Error analysis, labelling and alignment for intent rankers.</source>
        <translation>Analisis kesalahan, pelabelan, dan penyelarasan untuk pemeringkat intent.</translation>
    </message>
    <message>
        <source>Workspace folder to open.</source>
        <translation>Folder ruang kerja yang dibuka.</translation>
    </message>
</context>
<context>
    <name>SwapPanel</name>
    <message>
        <source>Queries alone</source>
        <translation>Hanya kueri</translation>
    </message>
    <message>
        <source>The latent queries alone do it, the ranker alone does not</source>
        <translation>Kueri laten saja sudah cukup, pemeringkat saja tidak</translation>
    </message>
    <message>
        <source>Ranker alone</source>
        <translation>Hanya pemeringkat</translation>
    </message>
    <message>
        <source>The ranker alone does it, the latent queries alone do not</source>
        <translation>Pemeringkat saja sudah cukup, kueri laten saja tidak</translation>
    </message>
    <message>
        <source>Either</source>
        <translation>Salah satu</translation>
    </message>
    <message>
        <source>Each of the two does it alone</source>
        <translation>Masing-masing dari keduanya cukup sendirian</translation>
    </message>
    <message>
        <source>Only together</source>
        <translation>Hanya bersama</translation>
    </message>
    <message>
        <source>Neither does it without the other</source>
        <translation>Tidak satu pun cukup tanpa yang lain</translation>
    </message>
</context>
<context>
    <name>intentscope::alignment::AlignPanel</name>
    <message>
        <source>Align</source>
        <translation>Selaraskan</translation>
    </message>
    <message>
        <source>Steps, live curves, winners and losers, and the arms with their intervals are shown here while a reasoner is aligned with a ranker.</source>
        <translation>Langkah, kurva langsung, pemenang dan yang kalah, serta lengan dengan intervalnya ditampilkan di sini saat penalar diselaraskan dengan pemeringkat.</translation>
    </message>
    <message>
        <source>Runs are called &quot;NAME ARM&quot;</source>
        <translation>Run diberi nama &quot;NAMA LENGAN&quot;</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>The local reasoner that is refined</source>
        <translation>Penalar lokal yang disempurnakan</translation>
    </message>
    <message>
        <source>Reasoner</source>
        <translation>Penalar</translation>
    </message>
    <message>
        <source>Who writes candidates</source>
        <translation>Siapa yang menulis kandidat</translation>
    </message>
    <message>
        <source>Ticked ones write the candidates of Best-of-N; none: the reasoner itself. Ticking a server lets it be sent the prompts.</source>
        <translation>Yang dicentang menulis kandidat Best-of-N; tidak ada: penalar itu sendiri. Mencentang server mengizinkan prompt dikirim kepadanya.</translation>
    </message>
    <message>
        <source>Candidates by</source>
        <translation>Kandidat oleh</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Suhu</translation>
    </message>
    <message>
        <source>Candidates each</source>
        <translation>Kandidat masing-masing</translation>
    </message>
    <message>
        <source>Chats judged at most</source>
        <translation>Chat dinilai paling banyak</translation>
    </message>
    <message>
        <source>all</source>
        <translation>semua</translation>
    </message>
    <message>
        <source>Margin, nats</source>
        <translation>Margin, nat</translation>
    </message>
    <message>
        <source>A pair is kept when the winner beats the loser by more</source>
        <translation>Pasangan disimpan bila pemenang mengungguli yang kalah lebih dari ini</translation>
    </message>
    <message>
        <source>Ranker&apos;s epochs at most</source>
        <translation>Epoch pemeringkat paling banyak</translation>
    </message>
    <message>
        <source>Epochs of a stage</source>
        <translation>Epoch per tahap</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Putaran</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Calibration without new queries</source>
        <translation>Kalibrasi tanpa kueri baru</translation>
    </message>
    <message>
        <source>Fine-tuning on winners</source>
        <translation>Fine-tuning pada pemenang</translation>
    </message>
    <message>
        <source>Direct preference optimisation on pairs</source>
        <translation>Optimisasi preferensi langsung pada pasangan</translation>
    </message>
    <message>
        <source>Contrastive learning</source>
        <translation>Pembelajaran kontrastif</translation>
    </message>
    <message>
        <source>All stages, then the ranker calibrated on the new queries</source>
        <translation>Semua tahap, lalu pemeringkat dikalibrasi pada kueri baru</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Add a reasoner...</source>
        <translation>Tambahkan penalar...</translation>
    </message>
    <message>
        <source>Progress of the step</source>
        <translation>Kemajuan langkah</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Langkah</translation>
    </message>
    <message>
        <source>NDCG@3 of the rankers by epoch</source>
        <translation>NDCG@3 pemeringkat per epoch</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>epoch</translation>
    </message>
    <message>
        <source>validation NDCG@3</source>
        <translation>NDCG@3 validasi</translation>
    </message>
    <message>
        <source>Loss of the reasoner&apos;s stages by step</source>
        <translation>Loss tahap penalar per langkah</translation>
    </message>
    <message>
        <source>step</source>
        <translation>langkah</translation>
    </message>
    <message>
        <source>loss of the stage</source>
        <translation>loss tahap</translation>
    </message>
    <message>
        <source>Steps and curves</source>
        <translation>Langkah dan kurva</translation>
    </message>
    <message>
        <source>Winners and losers</source>
        <translation>Pemenang dan yang kalah</translation>
    </message>
    <message>
        <source>Arms</source>
        <translation>Lengan</translation>
    </message>
    <message>
        <source>Open as before and after</source>
        <translation>Buka sebagai sebelum dan sesudah</translation>
    </message>
    <message>
        <source>The chosen arm as after, and qe (for qe: base) as before</source>
        <translation>Lengan terpilih sebagai sesudah, dan qe (untuk qe: base) sebagai sebelum</translation>
    </message>
    <message>
        <source>Stopping...</source>
        <translation>Menghentikan...</translation>
    </message>
    <message>
        <source>Open a workspace with data first.</source>
        <translation>Buka dulu ruang kerja berisi data.</translation>
    </message>
    <message>
        <source>%1 (sends prompts to %2)</source>
        <translation>%1 (mengirim prompt ke %2)</translation>
    </message>
    <message>
        <source>Preparing...</source>
        <translation>Menyiapkan...</translation>
    </message>
    <message>
        <source>
%1 so far</source>
        <translation>
%1 sejauh ini</translation>
    </message>
    <message>
        <source>, about %1 left in this step</source>
        <translation>, sekitar %1 lagi di langkah ini</translation>
    </message>
    <message>
        <source> (stopped)</source>
        <translation> (dihentikan)</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 dari %2: %3</translation>
    </message>
    <message>
        <source>Winners and losers (%1)</source>
        <translation>Pemenang dan yang kalah (%1)</translation>
    </message>
    <message>
        <source>Done. The report is in %1.</source>
        <translation>Selesai. Laporan ada di %1.</translation>
    </message>
    <message>
        <source>Stopped. Finished steps are kept: Go on continues behind the last one.</source>
        <translation>Dihentikan. Langkah yang selesai disimpan: Lanjutkan meneruskan setelah yang terakhir.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Lanjutkan</translation>
    </message>
    <message>
        <source>The same settings go on behind the last finished step</source>
        <translation>Setelan yang sama diteruskan setelah langkah terakhir yang selesai</translation>
    </message>
    <message>
        <source>There is no local reasoner to refine yet: add one</source>
        <translation>Belum ada penalar lokal untuk disempurnakan: tambahkan satu</translation>
    </message>
</context>
<context>
    <name>intentscope::alignment::ArmsModel</name>
    <message>
        <source>reference</source>
        <translation>acuan</translation>
    </message>
    <message>
        <source>Ranker %1 (%2)</source>
        <translation>Pemeringkat %1 (%2)</translation>
    </message>
    <message>
        <source>latent queries of %1 (%2)</source>
        <translation>kueri laten dari %1 (%2)</translation>
    </message>
    <message>
        <source>p %1</source>
        <translation>p %1</translation>
    </message>
    <message>
        <source>smallest detectable effect %1</source>
        <translation>efek terkecil yang terdeteksi %1</translation>
    </message>
</context>
<context>
    <name>intentscope::alignment::PairsModel</name>
    <message>
        <source>Chat %1, round %2
clicked: %3
winner: %4
loser: %5</source>
        <translation>Chat %1, putaran %2
diklik: %3
pemenang: %4
yang kalah: %5</translation>
    </message>
</context>
<context>
    <name>intentscope::app</name>
    <message>
        <source>Writing...</source>
        <translation>Menulis...</translation>
    </message>
    <message>
        <source>Reading the intents of the knowledge base...</source>
        <translation>Membaca intent basis pengetahuan...</translation>
    </message>
    <message>
        <source>Opening the ranker of %1...</source>
        <translation>Membuka pemeringkat %1...</translation>
    </message>
    <message>
        <source>%1 reads the latent query...</source>
        <translation>%1 membaca kueri laten...</translation>
    </message>
    <message>
        <source>Ranking...</source>
        <translation>Memeringkat...</translation>
    </message>
    <message>
        <source>Explaining...</source>
        <translation>Menjelaskan...</translation>
    </message>
    <message>
        <source>No run is on screen that would rank with it.</source>
        <translation>Tidak ada run di layar yang akan memeringkat dengannya.</translation>
    </message>
    <message>
        <source>The ranker of %1 reads no latent queries.</source>
        <translation>Pemeringkat %1 tidak membaca kueri laten.</translation>
    </message>
</context>
<context>
    <name>intentscope::app::AdjudicationDesk</name>
    <message>
        <source>Krippendorff&apos;s alpha %1 over %2 chats that several judged</source>
        <translation>Alfa Krippendorff %1 atas %2 chat yang dinilai beberapa orang</translation>
    </message>
    <message>
        <source>%1 / %2 (%3)</source>
        <translation>%1 / %2 (%3)</translation>
    </message>
    <message>
        <source>Taken for one another: %1</source>
        <translation>Saling tertukar: %1</translation>
    </message>
    <message>
        <source>Choose a queue of other annotators: where they disagree, you decide.</source>
        <translation>Pilih antrean anotator lain: di mana mereka berbeda, Anda memutuskan.</translation>
    </message>
    <message>
        <source>The annotators of this queue agree wherever all have judged.</source>
        <translation>Para anotator antrean ini sepakat di mana pun semuanya telah menilai.</translation>
    </message>
    <message>
        <source>The annotators do not disagree on this chat.</source>
        <translation>Para anotator tidak berbeda tentang chat ini.</translation>
    </message>
    <message>
        <source>What did %1 want?</source>
        <translation>Apa yang diinginkan %1?</translation>
    </message>
    <message>
        <source>Comparing the annotators</source>
        <translation>Membandingkan para anotator</translation>
    </message>
</context>
<context>
    <name>intentscope::app::AlignmentDesk</name>
    <message>
        <source>align</source>
        <translation>align</translation>
    </message>
    <message>
        <source>align-%1</source>
        <translation>align-%1</translation>
    </message>
    <message>
        <source>Aligning %1</source>
        <translation>Menyelaraskan %1</translation>
    </message>
</context>
<context>
    <name>intentscope::app::CauseDesk</name>
    <message>
        <source>The two runs did not both score this chat, so there is nothing to compare.</source>
        <translation>Chat ini tidak dinilai oleh kedua run, jadi tidak ada yang dibandingkan.</translation>
    </message>
    <message>
        <source>No chat of this user has another first intent.</source>
        <translation>Tidak ada chat pengguna ini dengan intent pertama yang lain.</translation>
    </message>
    <message>
        <source>No chat has another first intent.</source>
        <translation>Tidak ada chat dengan intent pertama yang lain.</translation>
    </message>
    <message>
        <source>No chat was fixed.</source>
        <translation>Tidak ada chat yang diperbaiki.</translation>
    </message>
    <message>
        <source>No chat was broken.</source>
        <translation>Tidak ada chat yang rusak.</translation>
    </message>
    <message>
        <source>Choose two runs, before and after, to see what changed a ranking.</source>
        <translation>Pilih dua run, sebelum dan sesudah, untuk melihat apa yang mengubah peringkat.</translation>
    </message>
    <message>
        <source>Choose two runs, before and after, to see which half of the change did it.</source>
        <translation>Pilih dua run, sebelum dan sesudah, untuk melihat paruh perubahan mana penyebabnya.</translation>
    </message>
    <message>
        <source>Give each run&apos;s latent queries to the ranker of the other: which half caused the change?</source>
        <translation>Berikan kueri laten tiap run kepada pemeringkat run lainnya: paruh mana yang menyebabkan perubahan?</translation>
    </message>
    <message>
        <source>Only runs whose rankers read latent queries have two halves to swap.</source>
        <translation>Hanya run yang pemeringkatnya membaca kueri laten memiliki dua paruh untuk ditukar.</translation>
    </message>
    <message>
        <source>Choose a chat to see what changed its ranking.</source>
        <translation>Pilih chat untuk melihat apa yang mengubah peringkatnya.</translation>
    </message>
    <message>
        <source>Explaining what changed</source>
        <translation>Menjelaskan apa yang berubah</translation>
    </message>
    <message>
        <source>Swapping latent queries and rankers</source>
        <translation>Menukar kueri laten dan pemeringkat</translation>
    </message>
</context>
<context>
    <name>intentscope::app::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Palet perintah</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Apa yang ingin Anda lakukan?</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Cari perintah</translation>
    </message>
</context>
<context>
    <name>intentscope::app::CompareDesk</name>
    <message>
        <source>Comparing slices</source>
        <translation>Membandingkan irisan</translation>
    </message>
    <message>
        <source>Looking who got better</source>
        <translation>Melihat siapa yang membaik</translation>
    </message>
    <message>
        <source>Looking for confused intents</source>
        <translation>Mencari intent yang tertukar</translation>
    </message>
    <message>
        <source>Looking for slices with many errors</source>
        <translation>Mencari irisan dengan banyak kesalahan</translation>
    </message>
    <message>
        <source>Adding to the basket</source>
        <translation>Menambahkan ke keranjang</translation>
    </message>
    <message>
        <source>%1 chats added to the regression basket, %2 were in it: %3</source>
        <translation>%1 chat ditambahkan ke keranjang regresi, %2 sudah ada di dalamnya: %3</translation>
    </message>
    <message>
        <source>Testing the basket</source>
        <translation>Menguji keranjang</translation>
    </message>
    <message>
        <source>%1 meets all %2 expectations of the basket.</source>
        <translation>%1 memenuhi semua %2 harapan keranjang.</translation>
    </message>
    <message>
        <source>%1 misses %2 of the %3 expectations of the basket; their chats are shown.</source>
        <translation>%1 tidak memenuhi %2 dari %3 harapan keranjang; chatnya ditampilkan.</translation>
    </message>
    <message>
        <source>Not as the basket expects</source>
        <translation>Tidak seperti yang diharapkan keranjang</translation>
    </message>
</context>
<context>
    <name>intentscope::app::DatasetQueriesDesk</name>
    <message>
        <source>greedy</source>
        <translation>greedy</translation>
    </message>
    <message>
        <source>temperature %1, top-p %2, %3 samples, seed %4</source>
        <translation>suhu %1, top-p %2, %3 sampel, seed %4</translation>
    </message>
    <message>
        <source>%1, up to %2 tokens, the template of the tab Prompt</source>
        <translation>%1, hingga %2 token, templat pada tab Prompt</translation>
    </message>
    <message>
        <source>Reading the slices</source>
        <translation>Membaca irisan</translation>
    </message>
    <message>
        <source>Looking at what is written already</source>
        <translation>Melihat yang sudah ditulis</translation>
    </message>
    <message>
        <source>Latent queries of the dataset by %1</source>
        <translation>Kueri laten dataset oleh %1</translation>
    </message>
</context>
<context>
    <name>intentscope::app::ExpectationsDesk</name>
    <message>
        <source>Open a file of expectations</source>
        <translation>Buka berkas harapan</translation>
    </message>
    <message>
        <source>Expectations (*.txt *.expect);;All files (*)</source>
        <translation>Harapan (*.txt *.expect);;Semua berkas (*)</translation>
    </message>
    <message>
        <source>Choose a run at the top to test what it has to get right.</source>
        <translation>Pilih run di atas untuk menguji pada apa ia harus benar.</translation>
    </message>
    <message>
        <source>Nothing is expected yet. Keep what a run broke, or open a file of expectations.</source>
        <translation>Belum ada yang diharapkan. Simpan yang dirusak sebuah run, atau buka berkas harapan.</translation>
    </message>
    <message>
        <source>Testing expectations</source>
        <translation>Menguji harapan</translation>
    </message>
</context>
<context>
    <name>intentscope::app::ExplainDesk</name>
    <message>
        <source>To change it, add the reasoner %1, which wrote it, in the panel Latent query.</source>
        <translation>Untuk mengubahnya, tambahkan penalar %1, yang menulisnya, di panel Kueri laten.</translation>
    </message>
    <message>
        <source>Explaining a chat</source>
        <translation>Menjelaskan chat</translation>
    </message>
    <message>
        <source>the score of “%1”</source>
        <translation>skor “%1”</translation>
    </message>
</context>
<context>
    <name>intentscope::app::ImportDesk</name>
    <message>
        <source>Intents</source>
        <translation>Intent</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Pengguna</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Peristiwa</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>Kandidat</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Membaca %1</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>Mengimpor %1</translation>
    </message>
</context>
<context>
    <name>intentscope::app::KeyList</name>
    <message>
        <source>Zoom in and out</source>
        <translation>Perbesar dan perkecil</translation>
    </message>
    <message>
        <source>Earlier and later</source>
        <translation>Lebih awal dan lebih akhir</translation>
    </message>
    <message>
        <source>Focus on the selection, then show everything</source>
        <translation>Fokus pada pilihan, lalu tampilkan semua</translation>
    </message>
    <message>
        <source>Next and previous event</source>
        <translation>Peristiwa berikutnya dan sebelumnya</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tombol</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Di mana saja</translation>
    </message>
    <message>
        <source>In the label panel</source>
        <translation>Di panel label</translation>
    </message>
    <message>
        <source>In the timeline</source>
        <translation>Di lini masa</translation>
    </message>
</context>
<context>
    <name>intentscope::app::KeyMap</name>
    <message>
        <source>Everywhere</source>
        <translation>Di mana saja</translation>
    </message>
    <message>
        <source>Label panel</source>
        <translation>Panel label</translation>
    </message>
</context>
<context>
    <name>intentscope::app::KeySettings</name>
    <message>
        <source>Keys</source>
        <translation>Tombol</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>Cari perintah atau tombol</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Perintah dan tombolnya</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Perintah</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Di mana</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tombol</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Tombol baru</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Tanpa tombol</translation>
    </message>
    <message>
        <source>Standard key</source>
        <translation>Tombol standar</translation>
    </message>
    <message>
        <source>All standard keys</source>
        <translation>Semua tombol standar</translation>
    </message>
    <message>
        <source>Standard: %1</source>
        <translation>Standar: %1</translation>
    </message>
</context>
<context>
    <name>intentscope::app::LabelDesk</name>
    <message>
        <source>Another program holds this workspace, so it is open for reading only.</source>
        <translation>Program lain memegang ruang kerja ini, jadi dibuka hanya untuk dibaca.</translation>
    </message>
</context>
<context>
    <name>intentscope::app::LayoutMenu</name>
    <message>
        <source>Saved layouts</source>
        <translation>Tata letak tersimpan</translation>
    </message>
    <message>
        <source>Saved layout: %1</source>
        <translation>Tata letak tersimpan: %1</translation>
    </message>
    <message>
        <source>Remove a saved layout</source>
        <translation>Hapus tata letak tersimpan</translation>
    </message>
    <message>
        <source>Save the layout</source>
        <translation>Simpan tata letak</translation>
    </message>
    <message>
        <source>Name of the layout</source>
        <translation>Nama tata letak</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
</context>
<context>
    <name>intentscope::app::MainWindow</name>
    <message>
        <source>IntentScope</source>
        <translation>IntentScope</translation>
    </message>
    <message>
        <source>%1 bad rows were left out; %2 lists them with the reasons</source>
        <translation>%1 baris buruk dilewati; %2 mencatatnya beserta alasannya</translation>
    </message>
    <message>
        <source>%1 - IntentScope</source>
        <translation>%1 - IntentScope</translation>
    </message>
    <message>
        <source>No dataset yet</source>
        <translation>Belum ada dataset</translation>
    </message>
    <message>
        <source>Looking at the features</source>
        <translation>Melihat fitur</translation>
    </message>
    <message>
        <source>Data and runs</source>
        <translation>Data dan run</translation>
    </message>
    <message>
        <source>Search or run    Ctrl+K</source>
        <translation>Cari atau jalankan    Ctrl+K</translation>
    </message>
    <message>
        <source>Every command by its name</source>
        <translation>Setiap perintah menurut namanya</translation>
    </message>
    <message>
        <source>&amp;Workspace</source>
        <translation>&amp;Ruang kerja</translation>
    </message>
    <message>
        <source>Open workspace...</source>
        <translation>Buka ruang kerja...</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Buka contoh</translation>
    </message>
    <message>
        <source>Import data...</source>
        <translation>Impor data...</translation>
    </message>
    <message>
        <source>Export labels...</source>
        <translation>Ekspor label...</translation>
    </message>
    <message>
        <source>Export the run after...</source>
        <translation>Ekspor run sesudah...</translation>
    </message>
    <message>
        <source>Close workspace</source>
        <translation>Tutup ruang kerja</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Keluar</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>&amp;Label</translation>
    </message>
    <message>
        <source>Undo label</source>
        <translation>Batalkan label</translation>
    </message>
    <message>
        <source>Redo label</source>
        <translation>Ulangi label</translation>
    </message>
    <message>
        <source>Next chat</source>
        <translation>Chat berikutnya</translation>
    </message>
    <message>
        <source>Previous chat</source>
        <translation>Chat sebelumnya</translation>
    </message>
    <message>
        <source>Label this chat</source>
        <translation>Beri label chat ini</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Layar penuh</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Palet perintah</translation>
    </message>
    <message>
        <source>Change keys...</source>
        <translation>Ubah tombol...</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tombol</translation>
    </message>
    <message>
        <source>Open a workspace (NAME.iscope)</source>
        <translation>Buka ruang kerja (NAME.iscope)</translation>
    </message>
    <message>
        <source>Import a table or a dataset</source>
        <translation>Impor tabel atau dataset</translation>
    </message>
    <message>
        <source>Tables and datasets (*.csv *.tsv *.jsonl *.ndjson *.parquet *.pq dataset.json);;All files (*)</source>
        <translation>Tabel dan dataset (*.csv *.tsv *.jsonl *.ndjson *.parquet *.pq dataset.json);;Semua berkas (*)</translation>
    </message>
    <message>
        <source>Export labels</source>
        <translation>Ekspor label</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl);;CSV (*.csv)</source>
        <translation>Baris JSON (*.jsonl);;CSV (*.csv)</translation>
    </message>
    <message>
        <source>Exporting labels</source>
        <translation>Mengekspor label</translation>
    </message>
    <message>
        <source>Export the run</source>
        <translation>Ekspor run</translation>
    </message>
    <message>
        <source>CSV (*.csv);;TREC run (*.trec)</source>
        <translation>CSV (*.csv);;Run TREC (*.trec)</translation>
    </message>
    <message>
        <source>Exporting the run</source>
        <translation>Mengekspor run</translation>
    </message>
    <message>
        <source>%1 rows written to %2</source>
        <translation>%1 baris ditulis ke %2</translation>
    </message>
    <message>
        <source>SHA-256 %1
Manifest %2</source>
        <translation>SHA-256 %1
Manifes %2</translation>
    </message>
    <message>
        <source>&amp;Reasoning</source>
        <translation>&amp;Penalaran</translation>
    </message>
    <message>
        <source>Write latent query</source>
        <translation>Tulis kueri laten</translation>
    </message>
    <message>
        <source>Show the prompt</source>
        <translation>Tampilkan prompt</translation>
    </message>
    <message>
        <source>Edit the template of the prompts...</source>
        <translation>Sunting templat prompt...</translation>
    </message>
    <message>
        <source>Latent queries of the whole dataset...</source>
        <translation>Kueri laten seluruh dataset...</translation>
    </message>
    <message>
        <source>Open a reasoner...</source>
        <translation>Buka penalar...</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Tampilan</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Maju</translation>
    </message>
    <message>
        <source>Find a user</source>
        <translation>Cari pengguna</translation>
    </message>
    <message>
        <source>Layout: %1</source>
        <translation>Tata letak: %1</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>Atur ulang tata letak</translation>
    </message>
    <message>
        <source>Save the layout...</source>
        <translation>Simpan tata letak...</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Panel</translation>
    </message>
    <message>
        <source>Go to panel</source>
        <translation>Ke panel</translation>
    </message>
    <message>
        <source>Go to: %1</source>
        <translation>Ke: %1</translation>
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
        <source>As the system</source>
        <translation>Seperti sistem</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>Bahasa: %1</translation>
    </message>
    <message>
        <source>%1 from the next start on</source>
        <translation>%1 mulai berikutnya</translation>
    </message>
    <message>
        <source>Export report...</source>
        <translation>Ekspor laporan...</translation>
    </message>
    <message>
        <source>Explain this chat, and change it</source>
        <translation>Jelaskan chat ini, dan ubah</translation>
    </message>
    <message>
        <source>Choose two runs, before and after, for a report</source>
        <translation>Pilih dua run, sebelum dan sesudah, untuk laporan</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>Ekspor laporan</translation>
    </message>
    <message>
        <source>HTML (*.html);;PDF (*.pdf)</source>
        <translation>HTML (*.html);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Menulis laporan</translation>
    </message>
    <message>
        <source>Report written to %1</source>
        <translation>Laporan ditulis ke %1</translation>
    </message>
    <message>
        <source>Align a reasoner with a ranker...</source>
        <translation>Selaraskan penalar dengan pemeringkat...</translation>
    </message>
</context>
<context>
    <name>intentscope::app::NeighboursDesk</name>
    <message>
        <source>This workspace has no dataset yet.</source>
        <translation>Ruang kerja ini belum memiliki dataset.</translation>
    </message>
    <message>
        <source>No latent queries of this dataset are stored yet.</source>
        <translation>Belum ada kueri laten dataset ini yang tersimpan.</translation>
    </message>
    <message>
        <source>Write latent queries...</source>
        <translation>Tulis kueri laten...</translation>
    </message>
    <message>
        <source>Choose a chat to see whose latent queries are near to its own.</source>
        <translation>Pilih chat untuk melihat kueri laten siapa yang dekat dengannya.</translation>
    </message>
    <message>
        <source>Searching...</source>
        <translation>Mencari...</translation>
    </message>
    <message>
        <source>Reading the latent queries...</source>
        <translation>Membaca kueri laten...</translation>
    </message>
    <message>
        <source>Searching neighbours</source>
        <translation>Mencari tetangga</translation>
    </message>
    <message>
        <source>The neighbours could not be searched.</source>
        <translation>Tetangga tidak dapat dicari.</translation>
    </message>
    <message>
        <source>Only one set of latent queries is on screen. Choose another one as before or after in the panel Latent query to compare the neighbours of every user.</source>
        <translation>Hanya satu himpunan kueri laten di layar. Pilih yang lain sebagai sebelum atau sesudah di panel Kueri laten untuk membandingkan tetangga setiap pengguna.</translation>
    </message>
    <message>
        <source>The neighbours of %1 latent queries are compared when you ask for it.</source>
        <translation>Tetangga %1 kueri laten dibandingkan bila Anda memintanya.</translation>
    </message>
    <message>
        <source>Compare the neighbours of all users</source>
        <translation>Bandingkan tetangga semua pengguna</translation>
    </message>
    <message>
        <source>Comparing the neighbours of all users...</source>
        <translation>Membandingkan tetangga semua pengguna...</translation>
    </message>
    <message>
        <source>Comparing the neighbours of all users</source>
        <translation>Membandingkan tetangga semua pengguna</translation>
    </message>
    <message>
        <source>The neighbours of all users are not compared.</source>
        <translation>Tetangga semua pengguna tidak dibandingkan.</translation>
    </message>
    <message>
        <source>This chat has no latent query in the sets on screen.</source>
        <translation>Chat ini tidak memiliki kueri laten dalam himpunan di layar.</translation>
    </message>
</context>
<context>
    <name>intentscope::app::NeighboursProbe</name>
    <message>
        <source>%1 reads the latent query...</source>
        <translation>%1 membaca kueri laten...</translation>
    </message>
    <message>
        <source>Probing a latent query</source>
        <translation>Menguji coba kueri laten</translation>
    </message>
</context>
<context>
    <name>intentscope::app::NeighboursProjection</name>
    <message>
        <source>No latent queries of this dataset are stored yet.</source>
        <translation>Belum ada kueri laten dataset ini yang tersimpan.</translation>
    </message>
    <message>
        <source>This workspace has no dataset yet.</source>
        <translation>Ruang kerja ini belum memiliki dataset.</translation>
    </message>
    <message>
        <source>Write latent queries...</source>
        <translation>Tulis kueri laten...</translation>
    </message>
    <message>
        <source>Reading the projection...</source>
        <translation>Membaca proyeksi...</translation>
    </message>
    <message>
        <source>Reading the projection</source>
        <translation>Membaca proyeksi</translation>
    </message>
    <message>
        <source>These %1 latent queries are not projected like this yet.</source>
        <translation>%1 kueri laten ini belum diproyeksikan dengan cara ini.</translation>
    </message>
    <message>
        <source>Project them</source>
        <translation>Proyeksikan</translation>
    </message>
    <message>
        <source>Projecting...</source>
        <translation>Memproyeksikan...</translation>
    </message>
    <message>
        <source>Projecting latent queries</source>
        <translation>Memproyeksikan kueri laten</translation>
    </message>
    <message>
        <source>These latent queries are not projected.</source>
        <translation>Kueri laten ini tidak diproyeksikan.</translation>
    </message>
    <message>
        <source>Colouring points</source>
        <translation>Mewarnai titik</translation>
    </message>
    <message>
        <source>%1 points chosen, %2 chats; the users list and the review show them. Escape forgets them.</source>
        <translation>%1 titik dipilih, %2 chat; daftar pengguna dan tinjauan menampilkannya. Escape melupakannya.</translation>
    </message>
    <message>
        <source>%1 chats of the lasso</source>
        <translation>%1 chat dari laso</translation>
    </message>
    <message>
        <source>nothing clicked</source>
        <translation>tidak ada yang diklik</translation>
    </message>
</context>
<context>
    <name>intentscope::app::ReasoningDesk</name>
    <message>
        <source>the reasoner&apos;s own</source>
        <translation>milik penalar sendiri</translation>
    </message>
    <message>
        <source>the default</source>
        <translation>bawaan</translation>
    </message>
    <message>
        <source>edited, in no file</source>
        <translation>disunting, tanpa berkas</translation>
    </message>
    <message>
        <source>Looking for reasoners</source>
        <translation>Mencari penalar</translation>
    </message>
    <message>
        <source>Open a reasoner: a folder with a Hugging Face checkpoint or a PEFT adapter</source>
        <translation>Buka penalar: folder dengan checkpoint Hugging Face atau adaptor PEFT</translation>
    </message>
    <message>
        <source>Open the description of a server</source>
        <translation>Buka deskripsi server</translation>
    </message>
    <message>
        <source>Descriptions (*.json);;All files (*)</source>
        <translation>Deskripsi (*.json);;Semua berkas (*)</translation>
    </message>
    <message>
        <source>Looking at %1</source>
        <translation>Melihat %1</translation>
    </message>
    <message>
        <source>Waiting...</source>
        <translation>Menunggu...</translation>
    </message>
    <message>
        <source>Opening %1...</source>
        <translation>Membuka %1...</translation>
    </message>
    <message>
        <source>Writing a latent query with %1</source>
        <translation>Menulis kueri laten dengan %1</translation>
    </message>
    <message>
        <source>Preparing the prompt</source>
        <translation>Menyiapkan prompt</translation>
    </message>
    <message>
        <source>Looking for latent queries</source>
        <translation>Mencari kueri laten</translation>
    </message>
    <message>
        <source>Latent queries that cannot be read: %1</source>
        <translation>Kueri laten yang tidak dapat dibaca: %1</translation>
    </message>
    <message>
        <source>Looking at the runs&apos; rankers</source>
        <translation>Melihat pemeringkat run</translation>
    </message>
    <message>
        <source>Reading latent queries</source>
        <translation>Membaca kueri laten</translation>
    </message>
</context>
<context>
    <name>intentscope::app::SelectionReader</name>
    <message>
        <source>Reading the users</source>
        <translation>Membaca pengguna</translation>
    </message>
    <message>
        <source>Reading what the chat shows</source>
        <translation>Membaca yang ditampilkan chat</translation>
    </message>
</context>
<context>
    <name>intentscope::app::SittingDesk</name>
    <message>
        <source>Nothing is said of this chat yet: choose an intent or a verdict, or skip it.</source>
        <translation>Belum ada yang dinyatakan tentang chat ini: pilih intent atau penilaian, atau lewati.</translation>
    </message>
    <message>
        <source>Import data to make a queue of its chats.</source>
        <translation>Impor data untuk membuat antrean dari chatnya.</translation>
    </message>
    <message>
        <source>Another program holds this workspace, so it is open for reading only.</source>
        <translation>Program lain memegang ruang kerja ini, jadi dibuka hanya untuk dibaca.</translation>
    </message>
    <message>
        <source>Reading the queues</source>
        <translation>Membaca antrean</translation>
    </message>
    <message>
        <source>Making the queue %1</source>
        <translation>Membuat antrean %1</translation>
    </message>
    <message>
        <source>Opening the queue</source>
        <translation>Membuka antrean</translation>
    </message>
    <message>
        <source>Ending the sitting</source>
        <translation>Mengakhiri sesi pelabelan</translation>
    </message>
    <message>
        <source>Choose an intent first: then the models&apos; answers are shown. Or skip this chat.</source>
        <translation>Pilih intent dahulu: lalu jawaban model ditampilkan. Atau lewati chat ini.</translation>
    </message>
    <message>
        <source>Open a workspace to read its guidelines.</source>
        <translation>Buka ruang kerja untuk membaca panduannya.</translation>
    </message>
    <message>
        <source>Reading the guidelines</source>
        <translation>Membaca panduan</translation>
    </message>
    <message>
        <source>No guidelines yet. Write them into %1 in the workspace&apos;s folder, or give a new queue a Markdown file.</source>
        <translation>Belum ada panduan. Tulis ke %1 dalam folder ruang kerja, atau beri antrean baru sebuah berkas Markdown.</translation>
    </message>
</context>
<context>
    <name>intentscope::app::SliceDesk</name>
    <message>
        <source>Looking for the impressions of the filter</source>
        <translation>Mencari impresi sesuai saringan</translation>
    </message>
    <message>
        <source>Reading the slices</source>
        <translation>Membaca irisan</translation>
    </message>
    <message>
        <source>Saving the slice %1</source>
        <translation>Menyimpan irisan %1</translation>
    </message>
    <message>
        <source>Removing the slice %1</source>
        <translation>Menghapus irisan %1</translation>
    </message>
</context>
<context>
    <name>intentscope::app::StatusLine</name>
    <message>
        <source>State of the labels</source>
        <translation>Keadaan label</translation>
    </message>
    <message>
        <source>Data and checkpoints on screen</source>
        <translation>Data dan checkpoint di layar</translation>
    </message>
    <message>
        <source>%1 labels, read-only: another program holds this workspace</source>
        <translation>%1 label, hanya baca: program lain memegang ruang kerja ini</translation>
    </message>
    <message>
        <source>%1 labels, all on disk</source>
        <translation>%1 label, semua di disk</translation>
    </message>
    <message>
        <source>none</source>
        <translation>tidak ada</translation>
    </message>
    <message>
        <source>%1, with latent queries of reasoner %2</source>
        <translation>%1, dengan kueri laten dari penalar %2</translation>
    </message>
    <message>
        <source>data %1</source>
        <translation>data %1</translation>
    </message>
    <message>
        <source>before %1</source>
        <translation>sebelum %1</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>sesudah %1</translation>
    </message>
    <message>
        <source>Dataset %1
Ranker before %2
Ranker after %3</source>
        <translation>Dataset %1
Pemeringkat sebelum %2
Pemeringkat sesudah %3</translation>
    </message>
    <message>
        <source>No workspace open</source>
        <translation>Tidak ada ruang kerja terbuka</translation>
    </message>
</context>
<context>
    <name>intentscope::app::SuspectsDesk</name>
    <message>
        <source>Looking for suspect answers</source>
        <translation>Mencari jawaban yang mencurigakan</translation>
    </message>
</context>
<context>
    <name>intentscope::app::TemplateDesk</name>
    <message>
        <source>Latent queries are written with this template now</source>
        <translation>Kueri laten kini ditulis dengan templat ini</translation>
    </message>
    <message>
        <source>Choose a chat to see its prompt.</source>
        <translation>Pilih chat untuk melihat promptnya.</translation>
    </message>
    <message>
        <source>Preparing the prompt</source>
        <translation>Menyiapkan prompt</translation>
    </message>
    <message>
        <source>Reading the template</source>
        <translation>Membaca templat</translation>
    </message>
    <message>
        <source>Writing the template</source>
        <translation>Menulis templat</translation>
    </message>
    <message>
        <source>Written to %1, and used for latent queries now</source>
        <translation>Ditulis ke %1, dan kini dipakai untuk kueri laten</translation>
    </message>
</context>
<context>
    <name>intentscope::app::TrainingDesk</name>
    <message>
        <source>ranker-%1</source>
        <translation>ranker-%1</translation>
    </message>
    <message>
        <source>Training %1</source>
        <translation>Melatih %1</translation>
    </message>
    <message>
        <source>Looking for latent queries and stopped trainings</source>
        <translation>Mencari kueri laten dan pelatihan yang dihentikan</translation>
    </message>
</context>
<context>
    <name>intentscope::app::Workbench</name>
    <message>
        <source>The models&apos; answers are shown when you have made your first choice.</source>
        <translation>Jawaban model ditampilkan setelah Anda membuat pilihan pertama.</translation>
    </message>
</context>
<context>
    <name>intentscope::app::WorkspaceController</name>
    <message>
        <source>Opening %1</source>
        <translation>Membuka %1</translation>
    </message>
    <message>
        <source>Opening the dataset</source>
        <translation>Membuka dataset</translation>
    </message>
    <message>
        <source>Loading runs</source>
        <translation>Memuat run</translation>
    </message>
    <message>
        <source>Comparing %1 and %2</source>
        <translation>Membandingkan %1 dan %2</translation>
    </message>
    <message>
        <source>Reading the list of runs</source>
        <translation>Membaca daftar run</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ChangeTabs</name>
    <message>
        <source>What changed where</source>
        <translation>Apa yang berubah di mana</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>Irisan</translation>
    </message>
    <message>
        <source>How far users moved</source>
        <translation>Seberapa jauh pengguna bergeser</translation>
    </message>
    <message>
        <source>How far intents moved</source>
        <translation>Seberapa jauh intent bergeser</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Pengguna</translation>
    </message>
    <message>
        <source>Intents</source>
        <translation>Intent</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Dikeluarkan</translation>
    </message>
    <message>
        <source>Slices to compare</source>
        <translation>Irisan yang dibandingkan</translation>
    </message>
    <message>
        <source>Saved slices, or every value of a column</source>
        <translation>Irisan tersimpan, atau setiap nilai suatu kolom</translation>
    </message>
    <message>
        <source>Metric of the slices</source>
        <translation>Metrik irisan</translation>
    </message>
    <message>
        <source>The metric whose difference is shown</source>
        <translation>Metrik yang selisihnya ditampilkan</translation>
    </message>
    <message>
        <source>Slices and how far they moved</source>
        <translation>Irisan dan seberapa jauh bergeser</translation>
    </message>
    <message>
        <source>Groups that GAUC left out</source>
        <translation>Grup yang dikeluarkan dari GAUC</translation>
    </message>
    <message>
        <source>Saved slices</source>
        <translation>Irisan tersimpan</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>Menurut %1</translation>
    </message>
    <message>
        <source>No slice is saved yet. Save a filter with the slices button above, or compare every value of a column.</source>
        <translation>Belum ada irisan tersimpan. Simpan saringan dengan tombol irisan di atas, atau bandingkan setiap nilai suatu kolom.</translation>
    </message>
    <message>
        <source>Dropped (%1)</source>
        <translation>Dikeluarkan (%1)</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ConfusionMatrix</name>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>The run whose first intents are counted</source>
        <translation>Run yang intent pertamanya dihitung</translation>
    </message>
    <message>
        <source>Clicked against predicted intents</source>
        <translation>Intent yang diklik terhadap intent yang diprediksi</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Sesudah</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Sebelum</translation>
    </message>
    <message>
        <source>Down what was clicked, across what was ranked first. Enter shows a cell&apos;s chats.</source>
        <translation>Ke bawah yang diklik, ke samping yang diperingkat pertama. Enter menampilkan chat sebuah sel.</translation>
    </message>
    <message>
        <source>The %1 most confused of %2 intents. </source>
        <translation>%1 intent yang paling sering tertukar dari %2 intent. </translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ConfusionMatrixModel</name>
    <message>
        <source>%1, right</source>
        <translation>%1, benar</translation>
    </message>
    <message>
        <source>%1 taken for %2</source>
        <translation>%1 dikira %2</translation>
    </message>
    <message>
        <source>%1: %2 chats</source>
        <translation>%1: %2 chat</translation>
    </message>
    <message>
        <source>
Most likely change: week of %1, from %2 % to %3 % of the clicks (p %4)</source>
        <translation>
Perubahan paling mungkin: minggu %1, dari %2 % menjadi %3 % dari klik (p %4)</translation>
    </message>
    <message>
        <source>Ranked first: %1</source>
        <translation>Diperingkat pertama: %1</translation>
    </message>
    <message>
        <source>Clicked: %1</source>
        <translation>Diklik: %1</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ConfusionModel</name>
    <message>
        <source>%1 taken for %2, before</source>
        <translation>%1 dikira %2, sebelum</translation>
    </message>
    <message>
        <source>%1 taken for %2, after</source>
        <translation>%1 dikira %2, sesudah</translation>
    </message>
    <message>
        <source>week of %1: %2 of %3</source>
        <translation>minggu %1: %2 dari %3</translation>
    </message>
    <message>
        <source>%1 was clicked, %2 ranked first. Run after, weeks from Monday, UTC:
%3</source>
        <translation>%1 diklik, %2 diperingkat pertama. Run sesudah, minggu mulai Senin, UTC:
%3</translation>
    </message>
    <message>
        <source>
Most likely change: week of %1, from %2 % to %3 % of the clicks (p %4)</source>
        <translation>
Perubahan paling mungkin: minggu %1, dari %2 % menjadi %3 % dari klik (p %4)</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::DroppedModel</name>
    <message>
        <source>Not scored by both runs</source>
        <translation>Tidak dinilai oleh kedua run</translation>
    </message>
    <message>
        <source>Everything was clicked</source>
        <translation>Semuanya diklik</translation>
    </message>
    <message>
        <source>Nothing was clicked</source>
        <translation>Tidak ada yang diklik</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ErrorTreeModel</name>
    <message>
        <source>All chats</source>
        <translation>Semua chat</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1
%2 errors in %3 chats</source>
        <translation>%1
%2 kesalahan dalam %3 chat</translation>
    </message>
    <message>
        <source>%1
Users it was not found on: %2 errors in %3 chats
Users it was found on: %4 errors in %5 chats</source>
        <translation>%1
Pengguna yang tidak dipakai menemukannya: %2 kesalahan dalam %3 chat
Pengguna yang dipakai menemukannya: %4 kesalahan dalam %5 chat</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ErrorsPanel</name>
    <message>
        <source>Errors</source>
        <translation>Kesalahan</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Kekeliruan</translation>
    </message>
    <message>
        <source>Error tree</source>
        <translation>Pohon kesalahan</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Peta panas</translation>
    </message>
    <message>
        <source>Intents taken for one another</source>
        <translation>Intent yang saling tertukar</translation>
    </message>
    <message>
        <source>What counts as an error</source>
        <translation>Apa yang dihitung sebagai kesalahan</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Salah</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Rusak</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Diperbaiki</translation>
    </message>
    <message>
        <source>Wrong in the run after; broken: right before, wrong after; fixed: the other way</source>
        <translation>Salah pada run sesudah; rusak: benar sebelum, salah sesudah; diperbaiki: sebaliknya</translation>
    </message>
    <message>
        <source>Rates of other users</source>
        <translation>Tingkat pada pengguna lain</translation>
    </message>
    <message>
        <source>Slices are looked for on one half of the users, and their rates are those of the other half, so that none looks bad only because it was chosen for that</source>
        <translation>Irisan dicari pada separuh pengguna, dan tingkatnya berasal dari separuh lainnya, agar tidak ada yang tampak buruk hanya karena dipilih untuk itu</translation>
    </message>
    <message>
        <source>Slices with many errors</source>
        <translation>Irisan dengan banyak kesalahan</translation>
    </message>
    <message>
        <source>Feature of the rows</source>
        <translation>Fitur baris</translation>
    </message>
    <message>
        <source>Feature of the columns</source>
        <translation>Fitur kolom</translation>
    </message>
    <message>
        <source>Error rates by two features</source>
        <translation>Tingkat kesalahan menurut dua fitur</translation>
    </message>
    <message>
        <source>Looking for errors...</source>
        <translation>Mencari kesalahan...</translation>
    </message>
    <message>
        <source>Choose a run at the top to see which intents it confuses and where it errs most.</source>
        <translation>Pilih run di atas untuk melihat intent mana yang tertukar dan di mana ia paling sering salah.</translation>
    </message>
    <message>
        <source>%1 chats with a click; %2 pairs of intents are confused. A number shows its chats.</source>
        <translation>%1 chat dengan klik; %2 pasang intent tertukar. Angka menampilkan chatnya.</translation>
    </message>
    <message>
        <source>No clicked intent among the first %1</source>
        <translation>Tidak ada intent yang diklik di antara %1 teratas</translation>
    </message>
    <message>
        <source>Right before, wrong after</source>
        <translation>Benar sebelum, salah sesudah</translation>
    </message>
    <message>
        <source>Wrong before, right after</source>
        <translation>Salah sebelum, benar sesudah</translation>
    </message>
    <message>
        <source> No feature tells errors apart better than chance.</source>
        <translation> Tidak ada fitur yang membedakan kesalahan lebih baik daripada kebetulan.</translation>
    </message>
    <message>
        <source>%1: %2 features looked at, %3.</source>
        <translation>%1: %2 fitur dilihat, %3.</translation>
    </message>
    <message>
        <source>rates are of users held out</source>
        <translation>tingkat berasal dari pengguna yang disisihkan</translation>
    </message>
    <message>
        <source>rates are in-sample</source>
        <translation>tingkat berasal dari dalam sampel</translation>
    </message>
    <message>
        <source>%1, share of chats; all users. A cell filters by its two values.</source>
        <translation>%1, bagian chat; semua pengguna. Sel menyaring menurut kedua nilainya.</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matriks</translation>
    </message>
    <message>
        <source>Suspects</source>
        <translation>Dicurigai</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ExpectationsModel</name>
    <message>
        <source>✓ Pass</source>
        <translation>✓ Lulus</translation>
    </message>
    <message>
        <source>✗ Fail</source>
        <translation>✗ Gagal</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 dari %2</translation>
    </message>
    <message>
        <source>Line %1: %2
%3
%4 of %5 chats fail it</source>
        <translation>Baris %1: %2
%3
%4 dari %5 chat tidak memenuhinya</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::ExpectationsPanel</name>
    <message>
        <source>Expectations</source>
        <translation>Harapan</translation>
    </message>
    <message>
        <source>Open a workspace and choose a run to test what it has to get right.</source>
        <translation>Buka ruang kerja dan pilih run untuk menguji pada apa ia harus benar.</translation>
    </message>
    <message>
        <source>Open...</source>
        <translation>Buka...</translation>
    </message>
    <message>
        <source>Chooses another file of expectations</source>
        <translation>Memilih berkas harapan lain</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Uji lagi</translation>
    </message>
    <message>
        <source>Reads the file again and tests the run after</source>
        <translation>Membaca lagi berkas dan menguji run sesudah</translation>
    </message>
    <message>
        <source>Adds what is broken to the workspace&apos;s regression basket: every later run has to get it right</source>
        <translation>Menambahkan yang rusak ke keranjang regresi ruang kerja: setiap run berikutnya harus benar padanya</translation>
    </message>
    <message>
        <source>Expectations and whether they hold</source>
        <translation>Harapan dan apakah terpenuhi</translation>
    </message>
    <message>
        <source>Keep what broke (%1)</source>
        <translation>Simpan yang rusak (%1)</translation>
    </message>
    <message>
        <source>Keep what broke</source>
        <translation>Simpan yang rusak</translation>
    </message>
    <message>
        <source>Testing every expectation...</source>
        <translation>Menguji setiap harapan...</translation>
    </message>
    <message>
        <source>Open a file of expectations...</source>
        <translation>Buka berkas harapan...</translation>
    </message>
    <message>
        <source>What %1 has to get right: %2</source>
        <translation>Pada apa %1 harus benar: %2</translation>
    </message>
    <message>
        <source>✓ All %1 pass.</source>
        <translation>✓ Semua %1 lulus.</translation>
    </message>
    <message>
        <source>✗ %1 of %2 fail. A row shows the chats that fail it.</source>
        <translation>✗ %1 dari %2 gagal. Baris menampilkan chat yang tidak memenuhinya.</translation>
    </message>
    <message>
        <source>Not as expected: %1</source>
        <translation>Tidak seperti yang diharapkan: %1</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::HeatMapModel</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1: %2, %3: %4
%5 errors in %6 chats</source>
        <translation>%1: %2, %3: %4
%5 kesalahan dalam %6 chat</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::MoverModel</name>
    <message>
        <source>%1: mean NDCG@%2 %3 before, %4 after</source>
        <translation>%1: rata-rata NDCG@%2 %3 sebelum, %4 sesudah</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::SliceTableModel</name>
    <message>
        <source>none</source>
        <translation>tidak ada</translation>
    </message>
    <message>
        <source>%1
Not compared: %2</source>
        <translation>%1
Tidak dibandingkan: %2</translation>
    </message>
    <message>
        <source>%1
%2: %3 before, %4 after, %5 users</source>
        <translation>%1
%2: %3 sebelum, %4 sesudah, %5 pengguna</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::SuspectsModel</name>
    <message>
        <source>%1
Answer: %2
More likely: %3</source>
        <translation>%1
Jawaban: %2
Lebih mungkin: %3</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::SuspectsPage</name>
    <message>
        <source>Go through them</source>
        <translation>Telusuri</translation>
    </message>
    <message>
        <source>Which answers are doubted</source>
        <translation>Jawaban mana yang diragukan</translation>
    </message>
    <message>
        <source>Clicks</source>
        <translation>Klik</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Shows their users; next chat goes from one to the next, the least credible first</source>
        <translation>Menampilkan penggunanya; chat berikutnya berpindah dari satu ke yang lain, yang paling tidak dapat dipercaya dahulu</translation>
    </message>
    <message>
        <source>Answers that are probably wrong</source>
        <translation>Jawaban yang mungkin salah</translation>
    </message>
    <message>
        <source>Suspected clicks</source>
        <translation>Klik yang dicurigai</translation>
    </message>
    <message>
        <source>Suspected labels</source>
        <translation>Label yang dicurigai</translation>
    </message>
    <message>
        <source>Looking for answers that are probably wrong...</source>
        <translation>Mencari jawaban yang mungkin salah...</translation>
    </message>
    <message>
        <source>Choose a run at the top: what it finds hard to believe is doubted.</source>
        <translation>Pilih run di atas: yang sulit dipercayainya diragukan.</translation>
    </message>
    <message>
        <source>%1 of %2 clicks are suspected of being wrong</source>
        <translation>%1 dari %2 klik dicurigai salah</translation>
    </message>
    <message>
        <source>%1 of %2 labels are suspected of being wrong</source>
        <translation>%1 dari %2 label dicurigai salah</translation>
    </message>
    <message>
        <source>%1, by confident learning on the test part of %2. %3 chats without exactly one such answer are left out.</source>
        <translation>%1, menurut confident learning pada bagian uji %2. %3 chat tanpa tepat satu jawaban demikian dilewati.</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::SwapModel</name>
    <message>
        <source>, p %1</source>
        <translation>, p %1</translation>
    </message>
    <message>
        <source>Queries before</source>
        <translation>Kueri sebelum</translation>
    </message>
    <message>
        <source>Ranker before</source>
        <translation>Pemeringkat sebelum</translation>
    </message>
    <message>
        <source>Queries after</source>
        <translation>Kueri sesudah</translation>
    </message>
    <message>
        <source>Ranker after</source>
        <translation>Pemeringkat sesudah</translation>
    </message>
    <message>
        <source>Queries&apos; effect</source>
        <translation>Efek kueri</translation>
    </message>
    <message>
        <source>Ranker&apos;s effect</source>
        <translation>Efek pemeringkat</translation>
    </message>
</context>
<context>
    <name>intentscope::errors::SwapPanel</name>
    <message>
        <source>Swap</source>
        <translation>Tukar</translation>
    </message>
    <message>
        <source>Choose two runs, before and after, to see which half of the change did it.</source>
        <translation>Pilih dua run, sebelum dan sesudah, untuk melihat paruh perubahan mana penyebabnya.</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metrik</translation>
    </message>
    <message>
        <source>The metric of the four cells</source>
        <translation>Metrik keempat sel</translation>
    </message>
    <message>
        <source>Each ranker on each set of latent queries</source>
        <translation>Tiap pemeringkat pada tiap himpunan kueri laten</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Diperbaiki</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Rusak</translation>
    </message>
    <message>
        <source>Each ranker scores the latent queries of the other run...</source>
        <translation>Tiap pemeringkat menilai kueri laten run lainnya...</translation>
    </message>
    <message>
        <source>Swap the halves</source>
        <translation>Tukar kedua paruh</translation>
    </message>
    <message>
        <source>%1 chats scored by each ranker on each set of latent queries; half of the 95 % interval over users beside each number</source>
        <translation>%1 chat dinilai oleh tiap pemeringkat pada tiap himpunan kueri laten; setengah interval 95 % atas pengguna di samping tiap angka</translation>
    </message>
    <message>
        <source>%1: of %2 in all, the latent queries cause %3 and the ranker %4. A half&apos;s share is the mean of its two effects (Shapley value).</source>
        <translation>%1: dari total %2, kueri laten menyebabkan %3 dan pemeringkat %4. Bagian sebuah paruh adalah rata-rata kedua efeknya (nilai Shapley).</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining</name>
    <message>
        <source>User and chat</source>
        <translation>Pengguna dan chat</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>Intent</translation>
    </message>
    <message>
        <source>Words in common</source>
        <translation>Kata yang sama</translation>
    </message>
    <message>
        <source>Latent query</source>
        <translation>Kueri laten</translation>
    </message>
    <message>
        <source>an average chat</source>
        <translation>chat rata-rata</translation>
    </message>
    <message>
        <source>a chat without values</source>
        <translation>chat tanpa nilai</translation>
    </message>
    <message>
        <source>within %1</source>
        <translation>dalam %1</translation>
    </message>
    <message>
        <source>NOT within %1</source>
        <translation>TIDAK dalam %1</translation>
    </message>
    <message>
        <source>Score %1, %2 %3. Completeness error %4, %5, after %6 steps.</source>
        <translation>Skor %1, %2 %3. Galat kelengkapan %4, %5, setelah %6 langkah.</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining::CausePanel</name>
    <message>
        <source>Why it changed</source>
        <translation>Mengapa berubah</translation>
    </message>
    <message>
        <source>Choose two runs, before and after, to see what changed a ranking.</source>
        <translation>Pilih dua run, sebelum dan sesudah, untuk melihat apa yang mengubah peringkat.</translation>
    </message>
    <message>
        <source>Parts and groups</source>
        <translation>Bagian dan grup</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Whose change is explained</source>
        <translation>Perubahan milik siapa yang dijelaskan</translation>
    </message>
    <message>
        <source>This chat</source>
        <translation>Chat ini</translation>
    </message>
    <message>
        <source>This user&apos;s changed chats</source>
        <translation>Chat pengguna ini yang berubah</translation>
    </message>
    <message>
        <source>All with another first intent</source>
        <translation>Semua dengan intent pertama yang lain</translation>
    </message>
    <message>
        <source>Fixed chats</source>
        <translation>Chat yang diperbaiki</translation>
    </message>
    <message>
        <source>Broken chats</source>
        <translation>Chat yang rusak</translation>
    </message>
    <message>
        <source>State of the answer</source>
        <translation>Keadaan jawaban</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Berhenti</translation>
    </message>
    <message>
        <source>What moved the lead</source>
        <translation>Yang menggeser keunggulan</translation>
    </message>
    <message>
        <source>Chats behind it</source>
        <translation>Chat di baliknya</translation>
    </message>
    <message>
        <source>Explaining both runs...</source>
        <translation>Menjelaskan kedua run...</translation>
    </message>
    <message>
        <source>The change could not be explained.</source>
        <translation>Perubahan tidak dapat dijelaskan.</translation>
    </message>
    <message>
        <source>Stopped. Choose again whose change is explained.</source>
        <translation>Dihentikan. Pilih lagi perubahan milik siapa yang dijelaskan.</translation>
    </message>
    <message>
        <source>What changed from %1 to %2</source>
        <translation>Yang berubah dari %1 ke %2</translation>
    </message>
    <message>
        <source>“%1” stayed ahead of “%2”</source>
        <translation>“%1” tetap di depan “%2”</translation>
    </message>
    <message>
        <source>Why “%1” is ahead of “%2” now</source>
        <translation>Mengapa “%1” kini di depan “%2”</translation>
    </message>
    <message>
        <source>Why “%1” is behind “%2” now</source>
        <translation>Mengapa “%1” kini di belakang “%2”</translation>
    </message>
    <message>
        <source>%1 of %2 chats, evenly spread</source>
        <translation>%1 dari %2 chat, tersebar merata</translation>
    </message>
    <message>
        <source>%1 chats</source>
        <translation>%1 chat</translation>
    </message>
    <message>
        <source>%1 users</source>
        <translation>%1 pengguna</translation>
    </message>
    <message>
        <source>both runs read the same latent queries, or none: all is the ranker&apos;s</source>
        <translation>kedua run membaca kueri laten yang sama, atau tidak sama sekali: semuanya dari pemeringkat</translation>
    </message>
    <message>
        <source>only one run reads latent queries: ranker and queries cannot be told apart</source>
        <translation>hanya satu run membaca kueri laten: pemeringkat dan kueri tidak dapat dibedakan</translation>
    </message>
    <message>
        <source>the vectors have other sizes: ranker and queries cannot be told apart</source>
        <translation>ukuran vektor berbeda: pemeringkat dan kueri tidak dapat dibedakan</translation>
    </message>
    <message>
        <source>left over at most %1</source>
        <translation>sisa paling banyak %1</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining::ChangeModel</name>
    <message>
        <source>Lead</source>
        <translation>Keunggulan</translation>
    </message>
    <message>
        <source>By part of the ranker</source>
        <translation>Menurut bagian pemeringkat</translation>
    </message>
    <message>
        <source>By feature group</source>
        <translation>Menurut grup fitur</translation>
    </message>
    <message>
        <source>Left over</source>
        <translation>Sisa</translation>
    </message>
    <message>
        <source>What numerical integration leaves over: the change of the lead less that of the parts. The worst of one chat is %1.</source>
        <translation>Sisa integrasi numerik: perubahan keunggulan dikurangi perubahan bagian-bagiannya. Yang terburuk pada satu chat adalah %1.</translation>
    </message>
    <message>
        <source>%1: %2 before, %3 after, change %4</source>
        <translation>%1: %2 sebelum, %3 sesudah, perubahan %4</translation>
    </message>
    <message>
        <source>, p %1</source>
        <translation>, p %1</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining::ChangedChatsModel</name>
    <message>
        <source>Lead %1 before, %2 after</source>
        <translation>Keunggulan %1 sebelum, %2 sesudah</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining::EffectSumsModel</name>
    <message>
        <source>By part of the ranker</source>
        <translation>Menurut bagian pemeringkat</translation>
    </message>
    <message>
        <source>By feature group</source>
        <translation>Menurut grup fitur</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining::ExplainPanel</name>
    <message>
        <source>Explain</source>
        <translation>Jelaskan</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Fitur</translation>
    </message>
    <message>
        <source>Parts and groups</source>
        <translation>Bagian dan grup</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>Whose ranker is asked</source>
        <translation>Pemeringkat siapa yang ditanya</translation>
    </message>
    <message>
        <source>What is explained</source>
        <translation>Apa yang dijelaskan</translation>
    </message>
    <message>
        <source>The score of the chosen intent, or how far it is ahead of another</source>
        <translation>Skor intent terpilih, atau seberapa jauh di depan yang lain</translation>
    </message>
    <message>
        <source>Held against</source>
        <translation>Dibandingkan dengan</translation>
    </message>
    <message>
        <source>What the effects are counted from</source>
        <translation>Dari mana efek dihitung</translation>
    </message>
    <message>
        <source>an average chat</source>
        <translation>chat rata-rata</translation>
    </message>
    <message>
        <source>no values</source>
        <translation>tanpa nilai</translation>
    </message>
    <message>
        <source>State of the answer</source>
        <translation>Keadaan jawaban</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Berhenti</translation>
    </message>
    <message>
        <source>Latent query</source>
        <translation>Kueri laten</translation>
    </message>
    <message>
        <source>Back to the stored latent query</source>
        <translation>Kembali ke kueri laten tersimpan</translation>
    </message>
    <message>
        <source>Reset the latent query</source>
        <translation>Atur ulang kueri laten</translation>
    </message>
    <message>
        <source>Find a feature</source>
        <translation>Cari fitur</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Atur ulang semua</translation>
    </message>
    <message>
        <source>Every feature and the latent query back to what they were</source>
        <translation>Setiap fitur dan kueri laten kembali ke semula</translation>
    </message>
    <message>
        <source>Effects of parts and groups</source>
        <translation>Efek bagian dan grup</translation>
    </message>
    <message>
        <source>After: %1</source>
        <translation>Sesudah: %1</translation>
    </message>
    <message>
        <source>Before: %1</source>
        <translation>Sebelum: %1</translation>
    </message>
    <message>
        <source>Why this ranking</source>
        <translation>Mengapa peringkat ini</translation>
    </message>
    <message>
        <source>Open a workspace with data to ask why a chat was ranked as it was.</source>
        <translation>Buka ruang kerja berisi data untuk bertanya mengapa chat diperingkat demikian.</translation>
    </message>
    <message>
        <source>Score the data with a checkpoint to ask why a chat was ranked as it was.</source>
        <translation>Nilai data dengan checkpoint untuk bertanya mengapa chat diperingkat demikian.</translation>
    </message>
    <message>
        <source>Choose a chat to see what moved its ranking, and to change it.</source>
        <translation>Pilih chat untuk melihat apa yang menggerakkan peringkatnya, dan mengubahnya.</translation>
    </message>
    <message>
        <source>its score</source>
        <translation>skornya</translation>
    </message>
    <message>
        <source>its lead over “%1”</source>
        <translation>keunggulannya atas “%1”</translation>
    </message>
    <message>
        <source>One text is no value yet and is left out.</source>
        <translation>Satu teks belum berupa nilai dan dilewati.</translation>
    </message>
    <message>
        <source>%1 texts are no values yet and are left out.</source>
        <translation>%1 teks belum berupa nilai dan dilewati.</translation>
    </message>
    <message>
        <source>Change it, and %1 reads the new text.</source>
        <translation>Ubah, dan %1 membaca teks baru.</translation>
    </message>
    <message>
        <source>Stopped. Change something, or choose another chat, to ask again.</source>
        <translation>Dihentikan. Ubah sesuatu, atau pilih chat lain, untuk bertanya lagi.</translation>
    </message>
    <message>
        <source>Why “%1” is behind “%2”</source>
        <translation>Mengapa “%1” di belakang “%2”</translation>
    </message>
    <message>
        <source>Why “%1” is ahead of “%2”</source>
        <translation>Mengapa “%1” di depan “%2”</translation>
    </message>
    <message>
        <source>Why “%1” ranks %2 of %3</source>
        <translation>Mengapa “%1” peringkat %2 dari %3</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Sebagaimana adanya</translation>
    </message>
    <message>
        <source>As edited</source>
        <translation>Sebagaimana disunting</translation>
    </message>
    <message>
        <source>No effects: %1</source>
        <translation>Tanpa efek: %1</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining::FeatureEdit</name>
    <message>
        <source>missing</source>
        <translation>kosong</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining::FeatureEffectsModel</name>
    <message>
        <source>User: %1</source>
        <translation>Pengguna: %1</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Pengguna</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Umum</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>kosong</translation>
    </message>
    <message>
        <source>This is no value: %1</source>
        <translation>Ini bukan nilai: %1</translation>
    </message>
    <message>
        <source>It was %1.</source>
        <translation>Semula %1.</translation>
    </message>
    <message>
        <source>The ranker does not read it.</source>
        <translation>Pemeringkat tidak membacanya.</translation>
    </message>
</context>
<context>
    <name>intentscope::explaining::FeatureTable</name>
    <message>
        <source>Features and their effects</source>
        <translation>Fitur dan efeknya</translation>
    </message>
    <message>
        <source>Set to missing</source>
        <translation>Jadikan kosong</translation>
    </message>
    <message>
        <source>Back to what it was</source>
        <translation>Kembali ke semula</translation>
    </message>
</context>
<context>
    <name>intentscope::jobs::JobListModel</name>
    <message>
        <source>waiting</source>
        <translation>menunggu</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>menghentikan</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>sisa %1</translation>
    </message>
</context>
<context>
    <name>intentscope::jobs::JobStatusWidget</name>
    <message>
        <source>%1 left</source>
        <translation>sisa %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Cancel the running job</source>
        <translation>Batalkan tugas yang berjalan</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>dan %1 lagi</translation>
    </message>
</context>
<context>
    <name>intentscope::labelling::IntentListModel</name>
    <message>
        <source>%1, letters %2</source>
        <translation>%1, huruf %2</translation>
    </message>
</context>
<context>
    <name>intentscope::models</name>
    <message>
        <source>chat</source>
        <translation>chat</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ya</translation>
    </message>
    <message>
        <source>no</source>
        <translation>tidak</translation>
    </message>
</context>
<context>
    <name>intentscope::models::CompareModel</name>
    <message>
        <source>%1: difference from %2 to %3
%4 chats of %5 users, %6 groups
Ties: %7 before, %8 after</source>
        <translation>%1: selisih dari %2 sampai %3
%4 chat dari %5 pengguna, %6 grup
Seri: %7 sebelum, %8 sesudah</translation>
    </message>
</context>
<context>
    <name>intentscope::models::ContextModel</name>
    <message>
        <source>General</source>
        <translation>Umum</translation>
    </message>
    <message>
        <source>Unusual: 98 of 100 chats have %1 to %2</source>
        <translation>Tidak biasa: 98 dari 100 chat memiliki %1 sampai %2</translation>
    </message>
    <message>
        <source>(in a sample of %1 chats)</source>
        <translation>(dalam sampel %1 chat)</translation>
    </message>
    <message>
        <source>Adds %1 to the explained score</source>
        <translation>Menambah %1 pada skor yang dijelaskan</translation>
    </message>
</context>
<context>
    <name>intentscope::models::ImpressionsModel</name>
    <message>
        <source>When the chatbot opened (%1)</source>
        <translation>Kapan chatbot dibuka (%1)</translation>
    </message>
</context>
<context>
    <name>intentscope::models::LabelsModel</name>
    <message>
        <source>Right</source>
        <translation>Benar</translation>
    </message>
    <message>
        <source>Acceptable</source>
        <translation>Dapat diterima</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Salah</translation>
    </message>
    <message>
        <source>not in this dataset</source>
        <translation>tidak ada di dataset ini</translation>
    </message>
</context>
<context>
    <name>intentscope::models::NearestIntentsModel</name>
    <message>
        <source>%1%2
place %3 of %4, cosine %5</source>
        <translation>%1%2
posisi %3 dari %4, kosinus %5</translation>
    </message>
    <message>
        <source> (clicked)</source>
        <translation> (diklik)</translation>
    </message>
</context>
<context>
    <name>intentscope::models::UsersModel</name>
    <message>
        <source>Ordering users</source>
        <translation>Mengurutkan pengguna</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours</name>
    <message>
        <source>nothing clicked</source>
        <translation>tidak ada yang diklik</translation>
    </message>
    <message>
        <source>no region</source>
        <translation>tanpa wilayah</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>diperbaiki</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>rusak</translation>
    </message>
    <message>
        <source>both right</source>
        <translation>keduanya benar</translation>
    </message>
    <message>
        <source>both wrong</source>
        <translation>keduanya salah</translation>
    </message>
    <message>
        <source>not compared</source>
        <translation>tidak dibandingkan</translation>
    </message>
    <message>
        <source>other</source>
        <translation>lainnya</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours::DriftModel</name>
    <message>
        <source>%1 (%2)
purity over %3 of %4 chats: those with a click, and neighbours with one</source>
        <translation>%1 (%2)
kemurnian atas %3 dari %4 chat: yang berklik, dan tetangganya berklik</translation>
    </message>
    <message>
        <source>Ordering users</source>
        <translation>Mengurutkan pengguna</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours::DriftPanel</name>
    <message>
        <source>Drift</source>
        <translation>Pergeseran</translation>
    </message>
    <message>
        <source>How neighbours changed, by user</source>
        <translation>Bagaimana tetangga berubah, per pengguna</translation>
    </message>
    <message>
        <source>Users by the change of their neighbours</source>
        <translation>Pengguna menurut perubahan tetangganya</translation>
    </message>
    <message>
        <source>%1 users, %2 chats</source>
        <translation>%1 pengguna, %2 chat</translation>
    </message>
    <message>
        <source>overlap@%1 %2</source>
        <translation>tumpang tindih@%1 %2</translation>
    </message>
    <message>
        <source>rank-biased overlap %1</source>
        <translation>rank-biased overlap %1</translation>
    </message>
    <message>
        <source>purity %1 → %2, %3</source>
        <translation>kemurnian %1 → %2, %3</translation>
    </message>
    <message>
        <source>approximate, recall@%1 %2 and %3</source>
        <translation>perkiraan, recall@%1 %2 dan %3</translation>
    </message>
    <message>
        <source>Means over users, every user counts the same; with half the 95 % interval.
%1 users have a purity on both sides, %2 have none. p of the rank-biased overlap is %3.
%4 chats lack a latent query on one of the sides.</source>
        <translation>Rata-rata atas pengguna, setiap pengguna berbobot sama; dengan setengah interval 95 %.
%1 pengguna memiliki kemurnian di kedua sisi, %2 tidak. p dari rank-biased overlap adalah %3.
%4 chat tidak memiliki kueri laten di salah satu sisi.</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours::GroupLegend</name>
    <message>
        <source>%1: %2 points</source>
        <translation>%1: %2 titik</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legenda</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours::NeighbourListModel</name>
    <message>
        <source>= %1</source>
        <comment>the same neighbour has this place on the other side</comment>
        <translation>= %1</translation>
    </message>
    <message>
        <source>✗ left</source>
        <translation>✗ keluar</translation>
    </message>
    <message>
        <source>+ new</source>
        <translation>+ baru</translation>
    </message>
    <message>
        <source>right, at %1</source>
        <translation>benar, di %1</translation>
    </message>
    <message>
        <source>wrong, at %1</source>
        <translation>salah, di %1</translation>
    </message>
    <message>
        <source>%1 of %2 right</source>
        <translation>%1 dari %2 benar</translation>
    </message>
    <message>
        <source>%1, and %2 more</source>
        <translation>%1, dan %2 lagi</translation>
    </message>
    <message>
        <source>No text</source>
        <translation>Tanpa teks</translation>
    </message>
    <message>
        <source>A neighbour on both sides; place %1 on the other</source>
        <translation>Tetangga di kedua sisi; posisi %1 di sisi lain</translation>
    </message>
    <message>
        <source>Not among the neighbours after</source>
        <translation>Bukan di antara tetangga sesudah</translation>
    </message>
    <message>
        <source>Not among the neighbours before</source>
        <translation>Bukan di antara tetangga sebelum</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours::NeighboursPanel</name>
    <message>
        <source>Neighbours</source>
        <translation>Tetangga</translation>
    </message>
    <message>
        <source>Choose a chat to see whose latent queries are near to its own.</source>
        <translation>Pilih chat untuk melihat kueri laten siapa yang dekat dengannya.</translation>
    </message>
    <message>
        <source>k = </source>
        <translation>k = </translation>
    </message>
    <message>
        <source>How many neighbours are looked for on each side</source>
        <translation>Berapa tetangga yang dicari di tiap sisi</translation>
    </message>
    <message>
        <source>Number of neighbours</source>
        <translation>Jumlah tetangga</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>eksak</translation>
    </message>
    <message>
        <source>approximate</source>
        <translation>perkiraan</translation>
    </message>
    <message>
        <source>Exact reads every latent query. Approximate searches a graph, which is built
first; how many of the exact neighbours it finds is measured and shown.</source>
        <translation>Eksak membaca setiap kueri laten. Perkiraan mencari pada graf, yang dibangun
lebih dulu; berapa tetangga eksak yang ditemukan diukur dan ditampilkan.</translation>
    </message>
    <message>
        <source>How neighbours are searched</source>
        <translation>Bagaimana tetangga dicari</translation>
    </message>
    <message>
        <source>Neighbours before</source>
        <translation>Tetangga sebelum</translation>
    </message>
    <message>
        <source>Neighbours after</source>
        <translation>Tetangga sesudah</translation>
    </message>
    <message>
        <source>Neighbours of chat %1, %2</source>
        <translation>Tetangga chat %1, %2</translation>
    </message>
    <message>
        <source>among %1 different latent queries</source>
        <translation>di antara %1 kueri laten berbeda</translation>
    </message>
    <message>
        <source>%1 other chats share this one</source>
        <translation>%1 chat lain berbagi yang ini</translation>
    </message>
    <message>
        <source>overlap@%1 %2, rank-biased overlap %3</source>
        <translation>tumpang tindih@%1 %2, rank-biased overlap %3</translation>
    </message>
    <message>
        <source>Before: %1</source>
        <translation>Sebelum: %1</translation>
    </message>
    <message>
        <source>After: %1</source>
        <comment>a set of latent queries</comment>
        <translation>Sesudah: %1</translation>
    </message>
    <message>
        <source>(no text)</source>
        <translation>(tanpa teks)</translation>
    </message>
    <message>
        <source>approximate, recall@%1 %2 on %3 latent queries</source>
        <translation>perkiraan, recall@%1 %2 pada %3 kueri laten</translation>
    </message>
    <message>
        <source>purity %1</source>
        <translation>kemurnian %1</translation>
    </message>
    <message>
        <source>no purity: no click to compare</source>
        <translation>tanpa kemurnian: tidak ada klik untuk dibandingkan</translation>
    </message>
    <message>
        <source>
Purity: the share of the neighbours&apos; clicked chats that clicked an intent which this chat clicked.
The common direction of the set&apos;s vectors makes up %1 % of their mean squared length and is subtracted.</source>
        <translation>
Kemurnian: bagian chat tetangga berklik yang mengklik intent yang diklik chat ini.
Arah bersama vektor himpunan mencakup %1 % dari rata-rata kuadrat panjangnya dan dikurangkan.</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours::ProbePanel</name>
    <message>
        <source>Probe</source>
        <translation>Uji coba</translation>
    </message>
    <message>
        <source>Nearest latent queries</source>
        <translation>Kueri laten terdekat</translation>
    </message>
    <message>
        <source>Nearest intents of the knowledge base</source>
        <translation>Intent terdekat dari basis pengetahuan</translation>
    </message>
    <message>
        <source>Ranking of this chat</source>
        <translation>Peringkat chat ini</translation>
    </message>
    <message>
        <source>Type a latent query: my parcel is stuck</source>
        <translation>Ketik kueri laten: paket saya tertahan</translation>
    </message>
    <message>
        <source>Latent query</source>
        <translation>Kueri laten</translation>
    </message>
    <message>
        <source>before</source>
        <translation>sebelum</translation>
    </message>
    <message>
        <source>after</source>
        <translation>sesudah</translation>
    </message>
    <message>
        <source>Whose latent queries it is compared with, and whose ranker ranks with it</source>
        <translation>Dengan kueri laten siapa ia dibandingkan, dan pemeringkat siapa yang memeringkat dengannya</translation>
    </message>
    <message>
        <source>Before or after</source>
        <translation>Sebelum atau sesudah</translation>
    </message>
    <message>
        <source>The reasoner reads it as its own answer to this chat</source>
        <translation>Penalar membacanya sebagai jawabannya sendiri untuk chat ini</translation>
    </message>
    <message>
        <source>Type what the user might have wanted and see what it is near to, and how it would rank.</source>
        <translation>Ketik apa yang mungkin diinginkan pengguna dan lihat apa yang dekat dengannya, serta bagaimana peringkatnya.</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Sebagaimana adanya</translation>
    </message>
    <message>
        <source>With the probe</source>
        <translation>Dengan uji coba</translation>
    </message>
    <message>
        <source>“%1”, read by %2 for this chat; compared with %3</source>
        <translation>“%1”, dibaca oleh %2 untuk chat ini; dibandingkan dengan %3</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours::ProjectionPanel</name>
    <message>
        <source>PCA, %1 % of the variance</source>
        <translation>PCA, %1 % dari varians</translation>
    </message>
    <message>
        <source>UMAP, %1 neighbours, least distance %2, seed %3</source>
        <translation>UMAP, %1 tetangga, jarak terkecil %2, seed %3</translation>
    </message>
    <message>
        <source>given coordinates</source>
        <translation>koordinat yang diberikan</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>Proyeksi</translation>
    </message>
    <message>
        <source>No latent queries are on screen.</source>
        <translation>Tidak ada kueri laten di layar.</translation>
    </message>
    <message>
        <source>PCA</source>
        <translation>PCA</translation>
    </message>
    <message>
        <source>UMAP</source>
        <translation>UMAP</translation>
    </message>
    <message>
        <source>How points are projected</source>
        <translation>Bagaimana titik diproyeksikan</translation>
    </message>
    <message>
        <source>k = </source>
        <translation>k = </translation>
    </message>
    <message>
        <source>Neighbours of a point that UMAP keeps near, the point itself among them</source>
        <translation>Tetangga suatu titik yang dijaga UMAP tetap dekat, termasuk titik itu sendiri</translation>
    </message>
    <message>
        <source>dist </source>
        <translation>jarak </translation>
    </message>
    <message>
        <source>How near points may come to each other in the plane</source>
        <translation>Seberapa dekat titik boleh saling mendekat pada bidang</translation>
    </message>
    <message>
        <source>seed </source>
        <translation>seed </translation>
    </message>
    <message>
        <source>The same seed gives the same picture</source>
        <translation>Seed yang sama memberi gambar yang sama</translation>
    </message>
    <message>
        <source>by clicked intent</source>
        <translation>menurut intent yang diklik</translation>
    </message>
    <message>
        <source>by outcome</source>
        <translation>menurut hasil</translation>
    </message>
    <message>
        <source>by region</source>
        <translation>menurut wilayah</translation>
    </message>
    <message>
        <source>What the colours and shapes mean</source>
        <translation>Arti warna dan bentuk</translation>
    </message>
    <message>
        <source>What the colours mean</source>
        <translation>Arti warna</translation>
    </message>
    <message>
        <source>before</source>
        <translation>sebelum</translation>
    </message>
    <message>
        <source>after</source>
        <translation>sesudah</translation>
    </message>
    <message>
        <source>Whose points are shown</source>
        <translation>Titik siapa yang ditampilkan</translation>
    </message>
    <message>
        <source>arrows</source>
        <translation>panah</translation>
    </message>
    <message>
        <source>From before to after, of the chosen points</source>
        <translation>Dari sebelum ke sesudah, untuk titik terpilih</translation>
    </message>
    <message>
        <source>given</source>
        <translation>diberikan</translation>
    </message>
    <message>
        <source>density of all %1 latent queries: the stronger, the more</source>
        <translation>kepadatan semua %1 kueri laten: makin kuat, makin banyak</translation>
    </message>
    <message>
        <source>all %1 different latent queries</source>
        <translation>semua %1 kueri laten berbeda</translation>
    </message>
    <message>
        <source>trustworthiness@%1 %2 on %3 of them</source>
        <translation>keterpercayaan@%1 %2 pada %3 di antaranya</translation>
    </message>
    <message>
        <source>from approximate neighbours, recall %1</source>
        <translation>dari tetangga perkiraan, recall %1</translation>
    </message>
</context>
<context>
    <name>intentscope::neighbours::ProjectionView</name>
    <message>
        <source>Latent queries as points</source>
        <translation>Kueri laten sebagai titik</translation>
    </message>
    <message>
        <source>Drag draws a lasso. Wheel or + and - zoom, arrow keys pan, F shows everything, Escape forgets the lasso.</source>
        <translation>Menyeret menggambar laso. Roda atau + dan - memperbesar/memperkecil, tombol panah menggeser, F menampilkan semua, Escape melupakan laso.</translation>
    </message>
    <message>
        <source>Drawing points</source>
        <translation>Menggambar titik</translation>
    </message>
    <message>
        <source>Looking into the lasso</source>
        <translation>Melihat ke dalam laso</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::AnswersPanel</name>
    <message>
        <source>%1, the decision</source>
        <translation>%1, keputusan</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Dilewati</translation>
    </message>
    <message>
        <source>What the annotators said</source>
        <translation>Yang dikatakan para anotator</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Siapa</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>Intent</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>Peringkat</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Kueri</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Penyebab</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Yakin</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Take this answer</source>
        <translation>Ambil jawaban ini</translation>
    </message>
    <message>
        <source>Decide anew</source>
        <translation>Putuskan sendiri</translation>
    </message>
    <message>
        <source>An answer&apos;s number takes it and goes on to the next chat</source>
        <translation>Nomor sebuah jawaban mengambilnya dan lanjut ke chat berikutnya</translation>
    </message>
    <message>
        <source>None is right: say so in the label panel</source>
        <translation>Tidak ada yang benar: nyatakan di panel label</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::ComparePanel</name>
    <message>
        <source>Compare</source>
        <translation>Bandingkan</translation>
    </message>
    <message>
        <source>Metrics before and after</source>
        <translation>Metrik sebelum dan sesudah</translation>
    </message>
    <message>
        <source>Comparing the two runs...</source>
        <translation>Membandingkan kedua run...</translation>
    </message>
    <message>
        <source>Choose two runs, before and after, to see what changed between them.</source>
        <translation>Pilih dua run, sebelum dan sesudah, untuk melihat apa yang berubah.</translation>
    </message>
    <message>
        <source>%1 compared with %2</source>
        <translation>%1 dibandingkan dengan %2</translation>
    </message>
    <message>
        <source>%1 users got better, %2 got worse.</source>
        <translation>%1 pengguna membaik, %2 memburuk.</translation>
    </message>
    <message>
        <source>%1 chats scored by both</source>
        <translation>%1 chat dinilai oleh keduanya</translation>
    </message>
    <message>
        <source>GAUC by %1, weighted by %2</source>
        <translation>GAUC menurut %1, dibobot menurut %2</translation>
    </message>
    <message>
        <source>%1 chats not scored by both</source>
        <translation>%1 chat tidak dinilai oleh keduanya</translation>
    </message>
    <message>
        <source>%1 chats without a click</source>
        <translation>%1 chat tanpa klik</translation>
    </message>
    <message>
        <source>1 group dropped from GAUC</source>
        <translation>1 grup dikeluarkan dari GAUC</translation>
    </message>
    <message>
        <source>%1 groups dropped from GAUC</source>
        <translation>%1 grup dikeluarkan dari GAUC</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>dan %1 lagi</translation>
    </message>
    <message>
        <source>Keep what broke</source>
        <translation>Simpan yang rusak</translation>
    </message>
    <message>
        <source>Adds what is broken to the workspace&apos;s regression basket: every later run has to get it right</source>
        <translation>Menambahkan yang rusak ke keranjang regresi ruang kerja: setiap run berikutnya harus benar padanya</translation>
    </message>
    <message>
        <source>Test basket</source>
        <translation>Uji keranjang</translation>
    </message>
    <message>
        <source>Says which expectations of the basket the run after does not meet</source>
        <translation>Menyebutkan harapan keranjang yang tidak dipenuhi run sesudah</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::ContextPanel</name>
    <message>
        <source>Context</source>
        <translation>Konteks</translation>
    </message>
    <message>
        <source>Features of the chat</source>
        <translation>Fitur chat</translation>
    </message>
    <message>
        <source>Choose a chat to see what was known when it opened.</source>
        <translation>Pilih chat untuk melihat apa yang diketahui saat dibuka.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 features</source>
        <translation>%1 fitur</translation>
    </message>
    <message>
        <source>, %1 unusual</source>
        <translation>, %1 tidak biasa</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::FacetsPanel</name>
    <message>
        <source>Facets</source>
        <translation>Faset</translation>
    </message>
    <message>
        <source>Column to count</source>
        <translation>Kolom yang dihitung</translation>
    </message>
    <message>
        <source>The column whose values are counted below</source>
        <translation>Kolom yang nilainya dihitung di bawah</translation>
    </message>
    <message>
        <source>Values and how many impressions have them</source>
        <translation>Nilai dan berapa impresi yang memilikinya</translation>
    </message>
    <message>
        <source>Import data to count its values.</source>
        <translation>Impor data untuk menghitung nilainya.</translation>
    </message>
    <message>
        <source>Counting %1</source>
        <translation>Menghitung %1</translation>
    </message>
    <message>
        <source> %1 rarer values have %2.</source>
        <translation> %1 nilai lebih jarang memiliki %2.</translation>
    </message>
    <message>
        <source>Impressions by value. Click one to filter by it.</source>
        <translation>Impresi menurut nilai. Klik untuk menyaring menurut nilai itu.</translation>
    </message>
    <message>
        <source>Impressions by value; full bars: in the filter. Click one to narrow it.</source>
        <translation>Impresi menurut nilai; batang penuh: dalam saringan. Klik untuk mempersempit.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 dari %2</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::GuidelinesPanel</name>
    <message>
        <source>Guidelines</source>
        <translation>Panduan</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::ImportColumns</name>
    <message>
        <source>%1 rows looked at: %2 empty, %3 different values</source>
        <translation>%1 baris dilihat: %2 kosong, %3 nilai berbeda</translation>
    </message>
    <message>
        <source>Columns of the file</source>
        <translation>Kolom berkas</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Kolom</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>Misalnya</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Peran</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Mengapa</translation>
    </message>
    <message>
        <source>Kind of %1</source>
        <translation>Jenis %1</translation>
    </message>
    <message>
        <source>Role of %1</source>
        <translation>Peran %1</translation>
    </message>
    <message>
        <source>you chose it</source>
        <translation>Anda memilihnya</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::ImportPage</name>
    <message>
        <source>Import %1</source>
        <translation>Impor %1</translation>
    </message>
    <message>
        <source>Reading the first rows...</source>
        <translation>Membaca baris-baris pertama...</translation>
    </message>
    <message>
        <source>%1 columns, proposed from %2 rows. Change what is wrong, then import.</source>
        <translation>%1 kolom, diusulkan dari %2 baris. Ubah yang salah, lalu impor.</translation>
    </message>
    <message>
        <source>because %1</source>
        <translation>karena %1</translation>
    </message>
    <message>
        <source>A dataset directory; dataset.json says what its columns are. Times in %1.</source>
        <translation>Direktori dataset; dataset.json menyatakan apa kolomnya. Waktu dalam %1.</translation>
    </message>
    <message>
        <source>%1 Times in %2.</source>
        <translation>%1 Waktu dalam %2.</translation>
    </message>
    <message>
        <source>It cannot be imported as it is.</source>
        <translation>Tidak dapat diimpor sebagaimana adanya.</translation>
    </message>
    <message>
        <source>you chose it</source>
        <translation>Anda memilihnya</translation>
    </message>
    <message>
        <source>Importing...</source>
        <translation>Mengimpor...</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Impor</translation>
    </message>
    <message>
        <source>a chat with the intent that the user chose</source>
        <translation>sebuah chat dengan intent yang dipilih pengguna</translation>
    </message>
    <message>
        <source>an intent that was shown, clicked or not</source>
        <translation>sebuah intent yang ditampilkan, diklik atau tidak</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>detik</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>milidetik</translation>
    </message>
    <message>
        <source>microseconds</source>
        <translation>mikrodetik</translation>
    </message>
    <message>
        <source>nanoseconds</source>
        <translation>nanodetik</translation>
    </message>
    <message>
        <source>Times that are numbers count</source>
        <translation>Waktu berupa angka menghitung</translation>
    </message>
    <message>
        <source>Each row is a user of its own</source>
        <translation>Setiap baris adalah pengguna tersendiri</translation>
    </message>
    <message>
        <source>Each row is</source>
        <translation>Setiap baris adalah</translation>
    </message>
    <message>
        <source>The first rows of the file</source>
        <translation>Baris-baris pertama berkas</translation>
    </message>
    <message>
        <source>Tables of the dataset</source>
        <translation>Tabel dataset</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabel</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Kolom</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Ukuran</translation>
    </message>
    <message>
        <source>stop at the first one</source>
        <translation>berhenti pada yang pertama</translation>
    </message>
    <message>
        <source>leave them out and list them</source>
        <translation>lewati dan catat</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>Ruang kerja baru</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Bad rows</source>
        <translation>Baris buruk</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::IntentChooser</name>
    <message>
        <source>Find an intent</source>
        <translation>Cari intent</translation>
    </message>
    <message>
        <source>What did the user want?</source>
        <translation>Apa yang diinginkan pengguna?</translation>
    </message>
    <message>
        <source>Find any intent</source>
        <translation>Cari intent apa pun</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::KbPanel</name>
    <message>
        <source>Knowledge base</source>
        <translation>Basis pengetahuan</translation>
    </message>
    <message>
        <source>Choose an intent in the ranking to read what the knowledge base says of it.</source>
        <translation>Pilih intent pada peringkat untuk membaca isi basis pengetahuan tentangnya.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Jawaban</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::LabelDetails</name>
    <message>
        <source>Query is</source>
        <translation>Kueri ini</translation>
    </message>
    <message>
        <source>The latent query as it should be</source>
        <translation>Kueri laten sebagaimana seharusnya</translation>
    </message>
    <message>
        <source>Why is the ranking wrong?</source>
        <translation>Mengapa peringkat salah?</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Penyebab</translation>
    </message>
    <message>
        <source>Better ranking</source>
        <translation>Peringkat lebih baik</translation>
    </message>
    <message>
        <source>Better query</source>
        <translation>Kueri lebih baik</translation>
    </message>
    <message>
        <source>I am</source>
        <translation>Saya</translation>
    </message>
    <message>
        <source>No cause</source>
        <translation>Tanpa penyebab</translation>
    </message>
    <message>
        <source>None named</source>
        <translation>Tidak disebutkan</translation>
    </message>
    <message>
        <source>Cause of the error: %1</source>
        <translation>Penyebab kesalahan: %1</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::LabelPanel</name>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Batalkan</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Ulangi</translation>
    </message>
    <message>
        <source>Next chat</source>
        <translation>Chat berikutnya</translation>
    </message>
    <message>
        <source>Saved on disk %1</source>
        <translation>Tersimpan di disk %1</translation>
    </message>
    <message>
        <source>Taken back, on disk %1</source>
        <translation>Ditarik, di disk %1</translation>
    </message>
    <message>
        <source>Undone in this chat, on disk %1</source>
        <translation>Dibatalkan di chat ini, di disk %1</translation>
    </message>
    <message>
        <source>Import data to label its chats.</source>
        <translation>Impor data untuk melabeli chatnya.</translation>
    </message>
    <message>
        <source>Choose a chat to say what the user wanted.</source>
        <translation>Pilih chat untuk menyatakan yang diinginkan pengguna.</translation>
    </message>
    <message>
        <source>What did %1 want?</source>
        <translation>Apa yang diinginkan %1?</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Lewati</translation>
    </message>
    <message>
        <source>Skipped, on disk: %1</source>
        <translation>Dilewati, di disk: %1</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Rincian</translation>
    </message>
    <message>
        <source>Judge the latent query, name a cause, compare the runs</source>
        <translation>Nilai kueri laten, sebutkan penyebab, bandingkan kedua run</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::LatentQueryPanel</name>
    <message>
        <source>Latent query</source>
        <translation>Kueri laten</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Kueri</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Choose a chat to see what a reasoner makes of it.</source>
        <translation>Pilih chat untuk melihat hasil penalar atasnya.</translation>
    </message>
    <message>
        <source>No latent query is stored for this chat yet.</source>
        <translation>Belum ada kueri laten tersimpan untuk chat ini.</translation>
    </message>
    <message>
        <source>There is no reasoner in this workspace yet.</source>
        <translation>Belum ada penalar di ruang kerja ini.</translation>
    </message>
    <message>
        <source>Open a folder...</source>
        <translation>Buka folder...</translation>
    </message>
    <message>
        <source>Intents nearest to</source>
        <translation>Intent terdekat ke</translation>
    </message>
    <message>
        <source>Which latent query the intents are near to</source>
        <translation>Kueri laten mana yang didekati intent</translation>
    </message>
    <message>
        <source>Nearest intents to</source>
        <translation>Intent terdekat ke</translation>
    </message>
    <message>
        <source>Intents nearest to the latent query</source>
        <translation>Intent terdekat ke kueri laten</translation>
    </message>
    <message>
        <source>Reasoner</source>
        <translation>Penalar</translation>
    </message>
    <message>
        <source>How answers are drawn: greedy or sampled, and how long they may be</source>
        <translation>Bagaimana jawaban diambil: greedy atau sampel, dan seberapa panjang</translation>
    </message>
    <message>
        <source>Write latent query</source>
        <translation>Tulis kueri laten</translation>
    </message>
    <message>
        <source>Asks the chosen reasoner about this chat; nothing is stored</source>
        <translation>Menanyai penalar terpilih tentang chat ini; tidak ada yang disimpan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Whole dataset...</source>
        <translation>Seluruh dataset...</translation>
    </message>
    <message>
        <source>Writes the latent query of every chat, or of a part, and stores them</source>
        <translation>Menulis kueri laten setiap chat, atau sebagian, dan menyimpannya</translation>
    </message>
    <message>
        <source>Edit template...</source>
        <translation>Sunting templat...</translation>
    </message>
    <message>
        <source>Changes how chats are told to reasoners, with a preview</source>
        <translation>Mengubah cara chat disampaikan ke penalar, dengan pratinjau</translation>
    </message>
    <message>
        <source>Use the default</source>
        <translation>Pakai bawaan</translation>
    </message>
    <message>
        <source>Goes back to the template that comes with the program</source>
        <translation>Kembali ke templat bawaan program</translation>
    </message>
    <message>
        <source>the default</source>
        <translation>bawaan</translation>
    </message>
    <message>
        <source>Stopping...</source>
        <translation>Menghentikan...</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: “%2”</source>
        <translation>%1: “%2”</translation>
    </message>
    <message>
        <source>the new one</source>
        <translation>yang baru</translation>
    </message>
    <message>
        <source>after</source>
        <translation>sesudah</translation>
    </message>
    <message>
        <source>before</source>
        <translation>sebelum</translation>
    </message>
    <message>
        <source>This set holds no vectors.</source>
        <translation>Himpunan ini tidak memuat vektor.</translation>
    </message>
    <message>
        <source>This reasoner gives no vectors.</source>
        <translation>Penalar ini tidak memberi vektor.</translation>
    </message>
    <message>
        <source>The intents are being read...</source>
        <translation>Intent sedang dibaca...</translation>
    </message>
    <message>
        <source>%1 (on %2)</source>
        <translation>%1 (di %2)</translation>
    </message>
    <message>
        <source>Open a description of a server...</source>
        <translation>Buka deskripsi server...</translation>
    </message>
    <message>
        <source>Greedy, %1</source>
        <translation>Greedy, %1</translation>
    </message>
    <message>
        <source>T %1, %2 × %3</source>
        <translation>T %1, %2 × %3</translation>
    </message>
    <message>
        <source>How answers are drawn: %1</source>
        <translation>Bagaimana jawaban diambil: %1</translation>
    </message>
    <message>
        <source>Send the prompt to this server</source>
        <translation>Kirim prompt ke server ini</translation>
    </message>
    <message>
        <source>Off, nothing leaves this machine. The tab Prompt shows exactly what is sent to %1</source>
        <translation>Bila mati, tidak ada yang keluar dari mesin ini. Tab Prompt menampilkan persis apa yang dikirim ke %1</translation>
    </message>
    <message>
        <source>Template: %1</source>
        <translation>Templat: %1</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::QueueForm</name>
    <message>
        <source>Make the queue</source>
        <translation>Buat antrean</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Broken: right before, wrong after</source>
        <translation>Rusak: benar sebelum, salah sesudah</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Acak</translation>
    </message>
    <message>
        <source>Uncertain first</source>
        <translation>Yang tidak pasti dahulu</translation>
    </message>
    <message>
        <source>Runs disagree most first</source>
        <translation>Yang paling berbeda antar-run dahulu</translation>
    </message>
    <message>
        <source>Most different latent queries</source>
        <translation>Kueri laten paling berbeda</translation>
    </message>
    <message>
        <source>The same seed gives the same order</source>
        <translation>Seed yang sama memberi urutan yang sama</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Urutan</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Berapa banyak</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Those of the current slice</source>
        <translation>Yang ada di irisan saat ini</translation>
    </message>
    <message>
        <source>All chats</source>
        <translation>Semua chat</translation>
    </message>
    <message>
        <source>Chats that anybody has labelled are left out</source>
        <translation>Chat yang sudah diberi label oleh siapa pun dilewati</translation>
    </message>
    <message>
        <source>Needs a run before and a run after</source>
        <translation>Memerlukan run sebelum dan run sesudah</translation>
    </message>
    <message>
        <source>Needs a run after</source>
        <translation>Memerlukan run sesudah</translation>
    </message>
    <message>
        <source>Blind first</source>
        <translation>Buta dahulu</translation>
    </message>
    <message>
        <source>The models&apos; answers are shown after the first choice; both choices are kept</source>
        <translation>Jawaban model ditampilkan setelah pilihan pertama; kedua pilihan disimpan</translation>
    </message>
    <message>
        <source>Markdown file, if there is one</source>
        <translation>Berkas Markdown, bila ada</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Pilih berkas</translation>
    </message>
    <message>
        <source>Guidelines</source>
        <translation>Panduan</translation>
    </message>
    <message>
        <source>Markdown or text (*.md *.txt)</source>
        <translation>Markdown atau teks (*.md *.txt)</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::QueuePanel</name>
    <message>
        <source>Queue</source>
        <translation>Antrean</translation>
    </message>
    <message>
        <source>Import data to make a queue of its chats.</source>
        <translation>Impor data untuk membuat antrean dari chatnya.</translation>
    </message>
    <message>
        <source>Queue to label</source>
        <translation>Antrean untuk dilabeli</translation>
    </message>
    <message>
        <source>Done of the queue</source>
        <translation>Bagian antrean yang selesai</translation>
    </message>
    <message>
        <source>No queue: every chat</source>
        <translation>Tanpa antrean: setiap chat</translation>
    </message>
    <message>
        <source>New queue...</source>
        <translation>Antrean baru...</translation>
    </message>
    <message>
        <source>A queue holds the chats to label, in an order of your choice.</source>
        <translation>Antrean memuat chat yang akan dilabeli, dalam urutan pilihan Anda.</translation>
    </message>
    <message>
        <source>Choose a queue to go on where you stopped.</source>
        <translation>Pilih antrean untuk melanjutkan dari tempat Anda berhenti.</translation>
    </message>
    <message>
        <source>All %1 done</source>
        <translation>Semua %1 selesai</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>%1 dari %2 selesai</translation>
    </message>
    <message>
        <source>, %1 skipped</source>
        <translation>, %1 dilewati</translation>
    </message>
    <message>
        <source>Choose another queue, or look through this one again.</source>
        <translation>Pilih antrean lain, atau telusuri lagi antrean ini.</translation>
    </message>
    <message>
        <source>%1 a chat, about %2 left</source>
        <translation>%1 per chat, sisa sekitar %2</translation>
    </message>
    <message>
        <source>The pace shows after two chats.</source>
        <translation>Kecepatan tampil setelah dua chat.</translation>
    </message>
    <message>
        <source>There is nothing to do in this queue.</source>
        <translation>Tidak ada yang perlu dikerjakan dalam antrean ini.</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::RankingPanel</name>
    <message>
        <source>Ranking</source>
        <translation>Peringkat</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Teratas</translation>
    </message>
    <message>
        <source>Show the first %1 intents of each list</source>
        <translation>Tampilkan %1 intent pertama tiap daftar</translation>
    </message>
    <message>
        <source>Top %1</source>
        <translation>%1 teratas</translation>
    </message>
    <message>
        <source>Choose a chat on the timeline to see how each run ranks the intents</source>
        <translation>Pilih chat pada lini masa untuk melihat bagaimana tiap run memeringkat intent</translation>
    </message>
    <message>
        <source>Score the data with a checkpoint to see a ranking here</source>
        <translation>Nilai data dengan checkpoint untuk melihat peringkat di sini</translation>
    </message>
    <message>
        <source>No run has scored this chat</source>
        <translation>Tidak ada run yang menilai chat ini</translation>
    </message>
    <message>
        <source>Ranking of chat %1</source>
        <translation>Peringkat chat %1</translation>
    </message>
    <message>
        <source>nothing clicked</source>
        <translation>tidak ada yang diklik</translation>
    </message>
    <message>
        <source>clicked intent ranks %1</source>
        <translation>intent yang diklik peringkat %1</translation>
    </message>
    <message>
        <source>clicked intent stays at rank %1</source>
        <translation>intent yang diklik tetap peringkat %1</translation>
    </message>
    <message>
        <source>clicked intent: rank %1 → %2</source>
        <translation>intent yang diklik: peringkat %1 → %2</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::RunsBar</name>
    <message>
        <source>Scored %1</source>
        <translation>Dinilai %1</translation>
    </message>
    <message>
        <source>Out of fold: every user was scored by a ranker that had not seen them</source>
        <translation>Di luar lipatan: setiap pengguna dinilai oleh pemeringkat yang belum melihatnya</translation>
    </message>
    <message>
        <source>Checkpoint %1</source>
        <translation>Checkpoint %1</translation>
    </message>
    <message>
        <source>Reasoner %1, %2</source>
        <translation>Penalar %1, %2</translation>
    </message>
    <message>
        <source>Latent queries %1, template %2, vectors %3</source>
        <translation>Kueri laten %1, templat %2, vektor %3</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Sebelum</translation>
    </message>
    <message>
        <source>The run to compare with</source>
        <translation>Run pembanding</translation>
    </message>
    <message>
        <source>Exchange before and after</source>
        <translation>Tukar sebelum dan sesudah</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Sesudah</translation>
    </message>
    <message>
        <source>The run to look at</source>
        <translation>Run yang dilihat</translation>
    </message>
    <message>
        <source>no runs yet</source>
        <translation>belum ada run</translation>
    </message>
    <message>
        <source>none</source>
        <translation>tidak ada</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::SkipMenu</name>
    <message>
        <source>Skip, because</source>
        <translation>Lewati, karena</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::SlicesBar</name>
    <message>
        <source>Slice</source>
        <translation>Irisan</translation>
    </message>
    <message>
        <source>A saved filter over the impressions</source>
        <translation>Saringan tersimpan atas impresi</translation>
    </message>
    <message>
        <source>Save the filter as... (Enter)</source>
        <translation>Simpan saringan sebagai... (Enter)</translation>
    </message>
    <message>
        <source>Name to save the filter under</source>
        <translation>Nama untuk menyimpan saringan</translation>
    </message>
    <message>
        <source>Save the present filter as a slice, or remove a slice</source>
        <translation>Simpan saringan ini sebagai irisan, atau hapus irisan</translation>
    </message>
    <message>
        <source>All impressions</source>
        <translation>Semua impresi</translation>
    </message>
    <message>
        <source>Unsaved filter</source>
        <translation>Saringan belum tersimpan</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>Saringan: %1</translation>
    </message>
    <message>
        <source>Remove the slice %1</source>
        <translation>Hapus irisan %1</translation>
    </message>
    <message>
        <source>Remove a slice</source>
        <translation>Hapus irisan</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::StartPage</name>
    <message>
        <source>Drop to open the workspace %1</source>
        <translation>Lepaskan untuk membuka ruang kerja %1</translation>
    </message>
    <message>
        <source>Drop to import the dataset in the folder %1</source>
        <translation>Lepaskan untuk mengimpor dataset di folder %1</translation>
    </message>
    <message>
        <source>Drop to import %1</source>
        <translation>Lepaskan untuk mengimpor %1</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Mulai</translation>
    </message>
    <message>
        <source>Recent workspaces</source>
        <translation>Ruang kerja terbaru</translation>
    </message>
    <message>
        <source>IntentScope</source>
        <translation>IntentScope</translation>
    </message>
    <message>
        <source>See why an intent ranking got better or worse, user by user.</source>
        <translation>Lihat mengapa peringkat intent membaik atau memburuk, pengguna demi pengguna.</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Buka contoh</translation>
    </message>
    <message>
        <source>Open a workspace...</source>
        <translation>Buka ruang kerja...</translation>
    </message>
    <message>
        <source>Import data...</source>
        <translation>Impor data...</translation>
    </message>
    <message>
        <source>not there any more</source>
        <translation>sudah tidak ada</translation>
    </message>
    <message>
        <source>You can also drop a workspace, a dataset folder or a table here.</source>
        <translation>Anda juga dapat melepas ruang kerja, folder dataset, atau tabel di sini.</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::TimelinePanel</name>
    <message>
        <source>Timeline</source>
        <translation>Lini masa</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tampilkan semua</translation>
    </message>
    <message>
        <source>Show the whole history (F twice)</source>
        <translation>Tampilkan seluruh riwayat (F dua kali)</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Choose which numbers are drawn over time</source>
        <translation>Pilih angka mana yang digambar sepanjang waktu</translation>
    </message>
    <message>
        <source>Choose a user to see what happened</source>
        <translation>Pilih pengguna untuk melihat apa yang terjadi</translation>
    </message>
    <message>
        <source>The data hold no events and no chats of this user</source>
        <translation>Data tidak memuat peristiwa dan chat pengguna ini</translation>
    </message>
    <message>
        <source>Reading a long history...</source>
        <translation>Membaca riwayat panjang...</translation>
    </message>
    <message>
        <source>Building the timeline</source>
        <translation>Menyusun lini masa</translation>
    </message>
    <message>
        <source>Timeline of %1</source>
        <translation>Lini masa %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>No number changes for this user</source>
        <translation>Tidak ada angka yang berubah bagi pengguna ini</translation>
    </message>
    <message>
        <source>Effects</source>
        <translation>Efek</translation>
    </message>
    <message>
        <source>Tints events and numbers by what they add to the score of the chosen intent</source>
        <translation>Mewarnai peristiwa dan angka menurut yang ditambahkannya pada skor intent terpilih</translation>
    </message>
    <message>
        <source>▲ raises, ▼ lowers %1</source>
        <translation>▲ menaikkan, ▼ menurunkan %1</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::TrainPanel</name>
    <message>
        <source>Start training</source>
        <translation>Mulai melatih</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Latih</translation>
    </message>
    <message>
        <source>Loss, GAUC, Recall@3 and NDCG@3 of every epoch are drawn here while a ranker trains.</source>
        <translation>Loss, GAUC, Recall@3, dan NDCG@3 tiap epoch digambar di sini saat pemeringkat dilatih.</translation>
    </message>
    <message>
        <source>Loss by epoch</source>
        <translation>Loss per epoch</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>epoch</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>loss</translation>
    </message>
    <message>
        <source>GAUC, Recall@3 and NDCG@3 by epoch</source>
        <translation>GAUC, Recall@3, dan NDCG@3 per epoch</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validasi</translation>
    </message>
    <message>
        <source>Stopping...</source>
        <translation>Menghentikan...</translation>
    </message>
    <message>
        <source>Letters, figures, dots, dashes: it becomes a folder</source>
        <translation>Huruf, angka, titik, tanda hubung: menjadi nama folder</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Newest chats test</source>
        <translation>Chat terbaru untuk uji</translation>
    </message>
    <message>
        <source>Every fifth user tests</source>
        <translation>Setiap pengguna kelima untuk uji</translation>
    </message>
    <message>
        <source>What is kept apart from training: 70 % train, 10 % validate and the newest 20 % test, or whole users</source>
        <translation>Yang dipisahkan dari pelatihan: 70 % latih, 10 % validasi dan 20 % terbaru uji, atau pengguna utuh</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Pembagian</translation>
    </message>
    <message>
        <source>Epochs at most</source>
        <translation>Epoch paling banyak</translation>
    </message>
    <message>
        <source>Stop after epochs without gain</source>
        <translation>Berhenti setelah epoch tanpa kemajuan</translation>
    </message>
    <message>
        <source>never</source>
        <translation>tidak pernah</translation>
    </message>
    <message>
        <source>Chats a step</source>
        <translation>Chat per langkah</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>Dimensi</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Laju belajar</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Open a workspace with data first.</source>
        <translation>Buka dulu ruang kerja berisi data.</translation>
    </message>
    <message>
        <source>Preparing...</source>
        <translation>Menyiapkan...</translation>
    </message>
    <message>
        <source>training</source>
        <translation>pelatihan</translation>
    </message>
    <message>
        <source>GAUC</source>
        <translation>GAUC</translation>
    </message>
    <message>
        <source>Recall@3</source>
        <translation>Recall@3</translation>
    </message>
    <message>
        <source>NDCG@3</source>
        <translation>NDCG@3</translation>
    </message>
    <message>
        <source>Epoch %1: loss %2, NDCG@3 %3 (best %4)
learning rate %5, %6 chats/s</source>
        <translation>Epoch %1: loss %2, NDCG@3 %3 (terbaik %4)
laju belajar %5, %6 chat/d</translation>
    </message>
    <message>
        <source>, at most %1 left</source>
        <translation>, paling lama %1 lagi</translation>
    </message>
    <message>
        <source>Trained. The best epoch was %1 of %2.</source>
        <translation>Terlatih. Epoch terbaik adalah %1 dari %2.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Two towers</source>
        <translation>Dua menara</translation>
    </message>
    <message>
        <source>QE-Rec, with latent queries</source>
        <translation>QE-Rec, dengan kueri laten</translation>
    </message>
    <message>
        <source>The baseline, or the same with a third tower for the latent query</source>
        <translation>Baseline, atau yang sama dengan menara ketiga untuk kueri laten</translation>
    </message>
    <message>
        <source>Latent queries</source>
        <translation>Kueri laten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Teruskan</translation>
    </message>
    <message>
        <source>Goes on where it was stopped, to what it would have become without the stop</source>
        <translation>Melanjutkan dari tempat berhenti, menjadi seperti seandainya tidak dihentikan</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Akhiri</translation>
    </message>
    <message>
        <source>Trains no further: takes the best epoch so far</source>
        <translation>Tidak melatih lagi: mengambil epoch terbaik sejauh ini</translation>
    </message>
    <message>
        <source>Stopped trainings</source>
        <translation>Pelatihan yang dihentikan</translation>
    </message>
    <message>
        <source>Trainings that were stopped and can go on</source>
        <translation>Pelatihan yang dihentikan dan dapat dilanjutkan</translation>
    </message>
    <message>
        <source>none written yet</source>
        <translation>belum ada yang ditulis</translation>
    </message>
    <message>
        <source>Write latent queries of the whole dataset first, in the menu Reasoning</source>
        <translation>Tulis dulu kueri laten seluruh dataset, di menu Penalaran</translation>
    </message>
    <message>
        <source>What QE-Rec is trained on: a set of latent queries of this dataset</source>
        <translation>Yang dipakai melatih QE-Rec: himpunan kueri laten dataset ini</translation>
    </message>
    <message>
        <source>This training was stopped, and what it reached is kept. Resume goes on where it was; Finish takes its best epoch so far.</source>
        <translation>Pelatihan ini dihentikan, dan yang dicapainya disimpan. Teruskan melanjutkan dari tempatnya; Akhiri mengambil epoch terbaiknya sejauh ini.</translation>
    </message>
    <message>
        <source> Its settings are not known: enter the same.</source>
        <translation> Setelannya tidak diketahui: masukkan yang sama.</translation>
    </message>
    <message>
        <source> It was started with other settings: choose it in Stopped trainings to take them.</source>
        <translation> Dimulai dengan setelan lain: pilih di Pelatihan yang dihentikan untuk memakainya.</translation>
    </message>
</context>
<context>
    <name>intentscope::panels::UsersPanel</name>
    <message>
        <source>Users</source>
        <translation>Pengguna</translation>
    </message>
    <message>
        <source>Name, id, region, or a filter: days_in_status &gt; 5</source>
        <translation>Nama, id, wilayah, atau saringan: days_in_status &gt; 5</translation>
    </message>
    <message>
        <source>Part of a name, an id or a region; or a filter over impressions, such as
region == &quot;SG&quot; and days_in_status &gt; 5
which shows the users who have such an impression</source>
        <translation>Bagian nama, id, atau wilayah; atau saringan atas impresi, misalnya
region == &quot;SG&quot; and days_in_status &gt; 5
yang menampilkan pengguna dengan impresi demikian</translation>
    </message>
    <message>
        <source>Filter users</source>
        <translation>Saring pengguna</translation>
    </message>
    <message>
        <source>What is wrong with the filter</source>
        <translation>Apa yang salah pada saringan</translation>
    </message>
    <message>
        <source>Show all users again</source>
        <translation>Tampilkan lagi semua pengguna</translation>
    </message>
    <message>
        <source>Stop showing only: %1</source>
        <translation>Berhenti hanya menampilkan: %1</translation>
    </message>
    <message>
        <source>At the end: %1. %2</source>
        <translation>Di akhir: %1. %2</translation>
    </message>
    <message>
        <source>At “%1”: %2. %3</source>
        <translation>Pada “%1”: %2. %3</translation>
    </message>
    <message>
        <source>1 user</source>
        <translation>1 pengguna</translation>
    </message>
    <message>
        <source>%1 users</source>
        <translation>%1 pengguna</translation>
    </message>
    <message>
        <source>%1 of %2 users</source>
        <translation>%1 dari %2 pengguna</translation>
    </message>
    <message>
        <source>This workspace has no dataset yet.</source>
        <translation>Ruang kerja ini belum memiliki dataset.</translation>
    </message>
    <message>
        <source>Import data...</source>
        <translation>Impor data...</translation>
    </message>
    <message>
        <source>No user matches the filter.</source>
        <translation>Tidak ada pengguna yang cocok dengan saringan.</translation>
    </message>
    <message>
        <source>Show all users</source>
        <translation>Tampilkan semua pengguna</translation>
    </message>
</context>
<context>
    <name>intentscope::plots::CurvePlot</name>
    <message>
        <source>%1 over %2</source>
        <translation>%1 per %2</translation>
    </message>
</context>
<context>
    <name>intentscope::ranking::RankingView</name>
    <message>
        <source>Ranked intents</source>
        <translation>Intent berperingkat</translation>
    </message>
    <message>
        <source>before</source>
        <translation>sebelum</translation>
    </message>
    <message>
        <source>after</source>
        <translation>sesudah</translation>
    </message>
    <message>
        <source>%1, rank %2: %3, probability %4</source>
        <translation>%1, peringkat %2: %3, probabilitas %4</translation>
    </message>
    <message>
        <source>, clicked</source>
        <translation>, diklik</translation>
    </message>
    <message>
        <source>new, was %1</source>
        <translation>baru, semula %1</translation>
    </message>
    <message>
        <source>new</source>
        <translation>baru</translation>
    </message>
    <message>
        <source>left, now %1</source>
        <translation>keluar, kini %1</translation>
    </message>
    <message>
        <source>left</source>
        <translation>keluar</translation>
    </message>
    <message>
        <source>up %1</source>
        <translation>naik %1</translation>
    </message>
    <message>
        <source>down %1</source>
        <translation>turun %1</translation>
    </message>
    <message>
        <source>%1: rank %2, probability %3</source>
        <translation>%1: peringkat %2, probabilitas %3</translation>
    </message>
    <message>
        <source>clicked by the user</source>
        <translation>diklik oleh pengguna</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Sebelum</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Sesudah</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning</name>
    <message>
        <source>(end)</source>
        <translation>(akhir)</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(kosong)</translation>
    </message>
    <message>
        <source>p ≥ %1 %</source>
        <translation>p ≥ %1 %</translation>
    </message>
    <message>
        <source>p &lt; %1 %</source>
        <translation>p &lt; %1 %</translation>
    </message>
    <message>
        <source>&lt; %1 nats</source>
        <translation>&lt; %1 nat</translation>
    </message>
    <message>
        <source>≥ %1 nats</source>
        <translation>≥ %1 nat</translation>
    </message>
    <message>
        <source>The end of the answer: %1</source>
        <translation>Akhir jawaban: %1</translation>
    </message>
    <message>
        <source>%1 tokens of one character: “%2”</source>
        <translation>%1 token dari satu karakter: “%2”</translation>
    </message>
    <message>
        <source>Token “%1”</source>
        <translation>Token “%1”</translation>
    </message>
    <message>
        <source>p = %1 %</source>
        <translation>p = %1 %</translation>
    </message>
    <message>
        <source>log-probability %1 nats</source>
        <translation>log-probabilitas %1 nat</translation>
    </message>
    <message>
        <source>This reasoner gives no log-probability</source>
        <translation>Penalar ini tidak memberi log-probabilitas</translation>
    </message>
    <message>
        <source>entropy %1 nats</source>
        <translation>entropi %1 nat</translation>
    </message>
    <message>
        <source>This reasoner gives no entropy</source>
        <translation>Penalar ini tidak memberi entropi</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::DatasetQueriesDialog</name>
    <message>
        <source>Latent queries of the dataset</source>
        <translation>Kueri laten dataset</translation>
    </message>
    <message>
        <source>What is done already</source>
        <translation>Yang sudah selesai</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Kemajuan</translation>
    </message>
    <message>
        <source>that of the reasoner</source>
        <translation>milik penalar</translation>
    </message>
    <message>
        <source>Name of the latent queries</source>
        <translation>Nama kueri laten</translation>
    </message>
    <message>
        <source>All chats</source>
        <translation>Semua chat</translation>
    </message>
    <message>
        <source>Training part</source>
        <translation>Bagian latih</translation>
    </message>
    <message>
        <source>Validation part</source>
        <translation>Bagian validasi</translation>
    </message>
    <message>
        <source>Test part</source>
        <translation>Bagian uji</translation>
    </message>
    <message>
        <source>Which chats</source>
        <translation>Chat mana</translation>
    </message>
    <message>
        <source>Newest chats test</source>
        <translation>Chat terbaru untuk uji</translation>
    </message>
    <message>
        <source>Every fifth user tests</source>
        <translation>Setiap pengguna kelima untuk uji</translation>
    </message>
    <message>
        <source>70 % train, 10 % validate and the newest 20 % test, or whole users</source>
        <translation>70 % latih, 10 % validasi dan 20 % terbaru uji, atau pengguna utuh</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Pembagian</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>Irisan</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Mulai</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>What is written by then is kept; the same can be asked for again and goes on</source>
        <translation>Yang sudah ditulis disimpan; hal yang sama dapat diminta lagi dan dilanjutkan</translation>
    </message>
    <message>
        <source>Written by %1: %2</source>
        <translation>Ditulis oleh %1: %2</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>Semuanya</translation>
    </message>
    <message>
        <source>Looking at what there is...</source>
        <translation>Melihat yang ada...</translation>
    </message>
    <message>
        <source>All %1 chats are written already.</source>
        <translation>Semua %1 chat sudah ditulis.</translation>
    </message>
    <message>
        <source>%1 of %2 contexts are already written; go on?</source>
        <translation>%1 dari %2 konteks sudah ditulis; lanjutkan?</translation>
    </message>
    <message>
        <source>%1 chats, %2 different contexts.</source>
        <translation>%1 chat, %2 konteks berbeda.</translation>
    </message>
    <message>
        <source> At the pace of the last answer about %1.</source>
        <translation> Dengan laju jawaban terakhir sekitar %1.</translation>
    </message>
    <message>
        <source> %1 lose their oldest events to the budget.</source>
        <translation> %1 kehilangan peristiwa terlama karena anggaran.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Lanjutkan</translation>
    </message>
    <message>
        <source>Waiting...</source>
        <translation>Menunggu...</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 dari %3</translation>
    </message>
    <message>
        <source>, %1 left</source>
        <translation>, sisa %1</translation>
    </message>
    <message>
        <source>Stopping...</source>
        <translation>Menghentikan...</translation>
    </message>
    <message>
        <source>Latent queries of %1 chats are written.</source>
        <translation>Kueri laten %1 chat telah ditulis.</translation>
    </message>
    <message>
        <source> %1 answers were cut at the greatest count of tokens.</source>
        <translation> %1 jawaban terpotong pada jumlah token terbesar.</translation>
    </message>
    <message>
        <source> %1 prompts lost their oldest events to fit the budget.</source>
        <translation> %1 prompt kehilangan peristiwa terlama agar muat anggaran.</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::HeatLegend</name>
    <message>
        <source>The stronger the tint and the thicker the line, the less sure the model was: %1</source>
        <translation>Makin kuat warna dan makin tebal garis, makin tidak yakin modelnya: %1</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::HeatView</name>
    <message>
        <source>Tokens of the latent query</source>
        <translation>Token kueri laten</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::PromptView</name>
    <message>
        <source>%1 of %2 tokens; </source>
        <translation>%1 dari %2 token; </translation>
    </message>
    <message>
        <source>%1 tokens; </source>
        <translation>%1 token; </translation>
    </message>
    <message>
        <source>%1 events told</source>
        <translation>%1 peristiwa diceritakan</translation>
    </message>
    <message>
        <source>; %1 older ones left out by the limit of events</source>
        <translation>; %1 yang lebih lama dilewati oleh batas peristiwa</translation>
    </message>
    <message>
        <source>; the %1 oldest dropped to fit the budget</source>
        <translation>; %1 terlama dibuang agar muat anggaran</translation>
    </message>
    <message>
        <source>; choose a reasoner to count tokens</source>
        <translation>; pilih penalar untuk menghitung token</translation>
    </message>
    <message>
        <source>; tokens are counted once the reasoner is open</source>
        <translation>; token dihitung setelah penalar dibuka</translation>
    </message>
    <message>
        <source>Prompt as sent</source>
        <translation>Prompt sebagaimana dikirim</translation>
    </message>
    <message>
        <source>Template %1</source>
        <translation>Templat %1</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::QueryRow</name>
    <message>
        <source>before</source>
        <translation>sebelum</translation>
    </message>
    <message>
        <source>after</source>
        <translation>sesudah</translation>
    </message>
    <message>
        <source>no latent queries</source>
        <translation>tidak ada kueri laten</translation>
    </message>
    <message>
        <source>Choose which latent queries are shown here</source>
        <translation>Pilih kueri laten mana yang ditampilkan di sini</translation>
    </message>
    <message>
        <source>written by %1</source>
        <translation>ditulis oleh %1</translation>
    </message>
    <message>
        <source>Latent queries shown as %1: %2</source>
        <translation>Kueri laten ditampilkan sebagai %1: %2</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>none for this chat</source>
        <translation>tidak ada untuk chat ini</translation>
    </message>
    <message>
        <source>Latent query %1: %2</source>
        <translation>Kueri laten %1: %2</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::SamplingFields</name>
    <message>
        <source>Greedy</source>
        <translation>Greedy</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>Sampel</translation>
    </message>
    <message>
        <source>Greedy takes the likeliest token always; sampled draws tokens by their probability</source>
        <translation>Greedy selalu mengambil token termungkin; sampel menarik token menurut probabilitasnya</translation>
    </message>
    <message>
        <source>How tokens are chosen</source>
        <translation>Bagaimana token dipilih</translation>
    </message>
    <message>
        <source>up to </source>
        <translation>hingga </translation>
    </message>
    <message>
        <source> tokens</source>
        <translation> token</translation>
    </message>
    <message>
        <source>An answer that is longer is cut there</source>
        <translation>Jawaban yang lebih panjang dipotong di situ</translation>
    </message>
    <message>
        <source>Tokens of an answer at most</source>
        <translation>Token jawaban paling banyak</translation>
    </message>
    <message>
        <source>T </source>
        <translation>T </translation>
    </message>
    <message>
        <source>Temperature: above 1 unlikely tokens come more often, below 1 less often</source>
        <translation>Suhu: di atas 1 token langka lebih sering muncul, di bawah 1 lebih jarang</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Suhu</translation>
    </message>
    <message>
        <source>p </source>
        <translation>p </translation>
    </message>
    <message>
        <source>Top-p: draws from the likeliest tokens that together have this probability</source>
        <translation>Top-p: menarik dari token termungkin yang bersama-sama memiliki probabilitas ini</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>n </source>
        <translation>n </translation>
    </message>
    <message>
        <source>Samples: so many answers are drawn</source>
        <translation>Sampel: sebanyak ini jawaban ditarik</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Sampel</translation>
    </message>
    <message>
        <source>seed </source>
        <translation>seed </translation>
    </message>
    <message>
        <source>The same seed gives the same answers</source>
        <translation>Seed yang sama memberi jawaban yang sama</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::TemplateEdit</name>
    <message>
        <source>Template</source>
        <translation>Templat</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::TemplateEditor</name>
    <message>
        <source>Mistake in the template</source>
        <translation>Kesalahan pada templat</translation>
    </message>
    <message>
        <source>Open...</source>
        <translation>Buka...</translation>
    </message>
    <message>
        <source>Reads a template from a file</source>
        <translation>Membaca templat dari berkas</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Bawaan</translation>
    </message>
    <message>
        <source>Puts the template that comes with the program here</source>
        <translation>Menaruh templat bawaan program di sini</translation>
    </message>
    <message>
        <source>Save as...</source>
        <translation>Simpan sebagai...</translation>
    </message>
    <message>
        <source>Writes the template to a file and uses it</source>
        <translation>Menulis templat ke berkas dan memakainya</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Pakai</translation>
    </message>
    <message>
        <source>Latent queries are written with this template until the workspace is closed</source>
        <translation>Kueri laten ditulis dengan templat ini sampai ruang kerja ditutup</translation>
    </message>
    <message>
        <source>Template of the prompts</source>
        <translation>Templat prompt</translation>
    </message>
    <message>
        <source>%1 - template of the prompts</source>
        <translation>%1 - templat prompt</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Baris %1, kolom %2: %3</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Baris %1: %2</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Open a template</source>
        <translation>Buka templat</translation>
    </message>
    <message>
        <source>Text (*.txt);;All files (*)</source>
        <translation>Teks (*.txt);;Semua berkas (*)</translation>
    </message>
    <message>
        <source>Save the template</source>
        <translation>Simpan templat</translation>
    </message>
</context>
<context>
    <name>intentscope::reasoning::WrittenView</name>
    <message>
        <source>Latent query just written</source>
        <translation>Kueri laten yang baru ditulis</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Sampel</translation>
    </message>
    <message>
        <source>by log-probability</source>
        <translation>menurut log-probabilitas</translation>
    </message>
    <message>
        <source>by entropy</source>
        <translation>menurut entropi</translation>
    </message>
    <message>
        <source>What tokens are tinted by</source>
        <translation>Dasar pewarnaan token</translation>
    </message>
    <message>
        <source>Log-probability: how likely the token was. Entropy: how undecided the model was among all tokens</source>
        <translation>Log-probabilitas: seberapa mungkin tokennya. Entropi: seberapa bimbang model di antara semua token</translation>
    </message>
    <message>
        <source>new, by %1</source>
        <translation>baru, oleh %1</translation>
    </message>
    <message>
        <source>%1 tokens in %2</source>
        <translation>%1 token dalam %2</translation>
    </message>
    <message>
        <source> (all samples)</source>
        <translation> (semua sampel)</translation>
    </message>
    <message>
        <source>; log-probability %1 nats</source>
        <translation>; log-probabilitas %1 nat</translation>
    </message>
    <message>
        <source>; cut at %1 tokens</source>
        <translation>; dipotong pada %1 token</translation>
    </message>
</context>
<context>
    <name>intentscope::timeline::TimelineOverview</name>
    <message>
        <source>Overview of the whole history</source>
        <translation>Ikhtisar seluruh riwayat</translation>
    </message>
    <message>
        <source>Drag the window or its edges; drag beside it for another one; double click shows everything</source>
        <translation>Seret jendela atau tepinya; seret di sampingnya untuk yang lain; klik ganda menampilkan semua</translation>
    </message>
    <message>
        <source>Whole history</source>
        <translation>Seluruh riwayat</translation>
    </message>
</context>
<context>
    <name>intentscope::timeline::TimelineRuler</name>
    <message>
        <source>Time axis</source>
        <translation>Sumbu waktu</translation>
    </message>
    <message>
        <source>Times are shown in %1</source>
        <translation>Waktu ditampilkan dalam %1</translation>
    </message>
</context>
<context>
    <name>intentscope::timeline::TimelineView</name>
    <message>
        <source>Timeline lanes</source>
        <translation>Lajur lini masa</translation>
    </message>
    <message>
        <source>W and S zoom, A and D pan, F focuses, full stop and comma step through events, left and right step through chats, up and down choose a lane</source>
        <translation>W dan S memperbesar/memperkecil, A dan D menggeser, F memfokus, titik dan koma melangkah antarperistiwa, kiri dan kanan antarchat, atas dan bawah memilih lajur</translation>
    </message>
</context>
<context>
    <name>intentscope::timeline::Wording</name>
    <message>
        <source>%1 states; zoom in to tell them apart</source>
        <translation>%1 keadaan; perbesar untuk membedakannya</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>dari %1</translation>
    </message>
    <message>
        <source>still so where the data ends</source>
        <translation>masih demikian saat data berakhir</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>sampai %1</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>selama %1</translation>
    </message>
    <message>
        <source>%1 x %2</source>
        <translation>%1 x %2</translation>
    </message>
    <message>
        <source>Chat opened</source>
        <translation>Chat dibuka</translation>
    </message>
    <message>
        <source>clicked: %1</source>
        <translation>diklik: %1</translation>
    </message>
    <message>
        <source>the clicked intent ranks %1</source>
        <translation>intent yang diklik peringkat %1</translation>
    </message>
    <message>
        <source>nothing was clicked</source>
        <translation>tidak ada yang diklik</translation>
    </message>
    <message>
        <source>this run did not score it</source>
        <translation>run ini tidak menilainya</translation>
    </message>
    <message>
        <source>%1 of %2 chats with a click rank the clicked intent first</source>
        <translation>%1 dari %2 chat dengan klik menempatkan intent yang diklik di urutan pertama</translation>
    </message>
</context>
<context>
    <name>intentscope::ui::DockTitle</name>
    <message>
        <source>Hide %1 (the View menu shows it again)</source>
        <translation>Sembunyikan %1 (menu Tampilan menampilkannya lagi)</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>Sembunyikan %1</translation>
    </message>
</context>
<context>
    <name>intentscope::ui::MessageBar</name>
    <message>
        <source>Messages</source>
        <translation>Pesan</translation>
    </message>
</context>
<context>
    <name>intentscope::ui::MessageRow</name>
    <message>
        <source>Details</source>
        <translation>Rincian</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Tampilkan rincian</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Salin</translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation>Salin rincian</translation>
    </message>
</context>
<context>
    <name>reasoning</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 of %2 chats (%3)
%4
written %5
reasoner %6, template %7</source>
        <translation>%1 dari %2 chat (%3)
%4
ditulis %5
penalar %6, templat %7</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 token</translation>
    </message>
    <message>
        <source>, cut there</source>
        <translation>, terpotong di situ</translation>
    </message>
    <message>
        <source>; log-probability %1 nats</source>
        <translation>; log-probabilitas %1 nat</translation>
    </message>
</context>
</TS>
