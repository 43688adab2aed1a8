"""Names with the spellings that papers of one person may have; the first is the passport's.

Put together by hand for tests: what is common in Dortmund, not a census. Each line is one name.
"""

UKRAINIAN_FAMILIES = """
Kovalenko Коваленко Kowalenko
Shevchenko Шевченко Schewtschenko Szewczenko
Bondarenko Бондаренко
Tkachenko Ткаченко Tkatschenko
Kravchenko Кравченко Krawtschenko Kravtchenko
Oliinyk Олійник Olijnyk Oleinik Oliynyk
Shevchuk Шевчук Schewtschuk
Polishchuk Поліщук Polischtschuk Poliszczuk
Bondar Бондар
Lysenko Лисенко Lyssenko Lisenko
Moroz Мороз
Marchenko Марченко Martschenko
Savchenko Савченко Sawtschenko
Rudenko Руденко
Petrenko Петренко
Klymenko Клименко Klimenko
Khomenko Хоменко Chomenko Homenko
Zhuk Жук Schuk
Yurchenko Юрченко Jurtschenko Iurchenko
Hrytsenko Гриценко Grizenko Gritsenko
"""
UKRAINIAN_WOMEN = """
Olena Олена Elena Yelena
Oksana Оксана Oxana
Iryna Ірина Irina
Nataliia Наталія Natalia Nataliya Natalja
Tetiana Тетяна Tatiana Tetyana
Kateryna Катерина Katerina Ekaterina
Yuliia Юлія Julia Yulia Iuliia
Svitlana Світлана Svetlana Switlana
Liudmyla Людмила Ludmila Lyudmyla
Viktoriia Вікторія Victoria Viktoria
Mariia Марія Maria Mariya
Anastasiia Анастасія Anastasia
Halyna Галина Galina
Daryna Дарина Darina
Solomiia Соломія Solomia
"""
UKRAINIAN_MEN = """
Oleksandr Олександр Alexander Aleksandr Olexandr
Andrii Андрій Andriy Andrij Andrei
Serhii Сергій Sergej Serhiy Sergei
Volodymyr Володимир Wolodymyr Vladimir
Mykola Микола Nikolai Nikolay
Dmytro Дмитро Dmitri Dmitro
Ivan Іван Iwan
Vasyl Василь Wassyl Vasil
Yurii Юрій Jurij Yuri
Ihor Ігор Igor
Mykhailo Михайло Michailo Mikhail
Oleh Олег Oleg
Bohdan Богдан Bogdan
Taras Тарас
Artem Артем Artiom
"""
ARABIC_FAMILIES = """
Al-Hasan الحسن Alhassan Hasan Al Hassan
Al-Ahmad الأحمد Alahmad Alahmed Al-Ahmed
Khalil خليل Chalil Khaleel
Ibrahim إبراهيم Ebrahim Ibraheem
Hussein حسين Husain Hussain Hossein
Al-Khatib الخطيب Alkhatib El-Khatib Khatib
Darwish درويش Darwich Derwisch
Haddad حداد Hadad
Saleh صالح Salih
Youssef يوسف Yusuf Yousef
Mahmoud محمود Mahmud Mahmood
Al-Omar العمر Alomar Al-Umar
Hamdan حمدان Hamdane
Najjar نجار Nadjar Najar
Qasim قاسم Kassem Kasim Qassem
Othman عثمان Osman Uthman
Shami شامي Chami Schami
Abdulrahman عبدالرحمن Abdul-Rahman Abdelrahman
"""
ARABIC_MEN = """
Mohammed محمد Muhammad Mohamad Mohamed Mouhamad
Ahmad أحمد Ahmed
Ali علي Aly
Omar عمر Umar
Khaled خالد Khalid Chaled
Hasan حسن Hassan
Hussein حسين Husain Hossain
Mustafa مصطفى Moustafa Mostafa
Yousef يوسف Yusuf Youssef
Samir سمير Sameer
Jamal جمال Djamal Gamal
Jamil جميل Djamil Jameel
Abdullah عبدالله Abdallah Abdulla
Tarek طارق Tariq Tareq
Bilal بلال Belal
Walid وليد Waleed Oualid
"""
ARABIC_WOMEN = """
Fatima فاطمة Fatma Fatema
Maryam مريم Mariam Meryem
Aisha عائشة Aischa Aicha
Samira سميرة Sameera
Zainab زينب Zaynab Zeinab
Noor نور Nour Nur
Amina أمينة Ameena
Khadija خديجة Khadidja Chadidscha
Rania رانيا Raniya
Hanan حنان Hanane
Layla ليلى Leila Laila
Huda هدى Houda Hoda
Rasha رشا Racha
Iman إيمان Eman
"""
TURKISH_FAMILIES = """
Yılmaz Yilmaz
Şahin Sahin Schahin
Öztürk Oeztuerk Ozturk
Çelik Celik Tschelik
Kılıç Kilic
Güneş Gunes Guenes
Aydın Aydin
Doğan Dogan
Koç Koc
Yıldız Yildiz
"""
TURKISH_MEN = """
Şükrü Suekrue Sukru
Mehmet Mehmed
Mustafa
Hüseyin Hueseyin Huseyin
Ömer Oemer Omer
İbrahim Ibrahim
Uğur Ugur
Çağlar Caglar
"""
TURKISH_WOMEN = """
Ayşe Ayse
Gülşen Gulsen Guelsen
Zeynep
Hatice
Emine
Şeyma Seyma
Özlem Ozlem Oezlem
Büşra Busra Buesra
"""
BALKAN_FAMILIES = """
Đorđević Djordjević Djordjevic Dordevic
Živković Živkovic Zivkovic
Petrović Petrovic Petrowitsch
Stoyanov Стоянов Stojanov Stoianov
Georgiev Георгиев
Dimitrov Димитров Dimitrow
Ionescu Jonescu
Popescu
Țurcanu Turcanu
Ștefănescu Stefanescu
Hristov Христов Christov Hristow
Nikolić Nikolic
"""
BALKAN_MEN = """
Đorđe Djordje Dorde
Goran
Nikola
Georgi Георги
Ivaylo Ивайло Ivailo
Ștefan Stefan
Ion
Mihai
Dragan
Miloš Milos Milosch
"""
BALKAN_WOMEN = """
Jelena Elena
Ivana
Milica Militsa
Snežana Snezana
Desislava Десислава Dessislava
Gergana Гергана
Ioana Joana
Mădălina Madalina
Ana
Andreea Andrea
"""
OTHER_FAMILIES = """
Nguyễn Nguyen
Trần Tran
Müller Mueller Muller
Schröder Schroeder Schroder
Hämäläinen Hamalainen
O'Brien OBrien O’Brien
García Garcia
López Lopez
Wiśniewski Wisniewski
Kowalczyk Kowaltschyk
Tesfay Tesfai ተስፋይ
Gebremedhin Ghebremedhin
Rezai رضایی Rezaei Rezayi
Ahmadi احمدی Ahmady
Hosseini حسینی Husaini Hussaini
"""
OTHER_MEN = """
Anh
Bình Binh
José Jose
Juan
Seán Sean
Jürgen Juergen Jurgen
Łukasz Lukasz Lucas
Paweł Pawel
Filmon Filimon
Reza رضا Resa Riza
Mehdi مهدی Mahdi
Amir امیر Ameer
"""
OTHER_WOMEN = """
María Maria
Lan
Hương Huong
Zofia Sofia
Małgorzata Malgorzata
Ana
Zahra زهرا Sahra
Selam ሰላም
Aino
Fatemeh فاطمه Fatima
Saba سابا
Inés Ines
"""
# Origin: families, women's names, men's names, share of 100 persons.
ORIGINS = {
    "uk": (UKRAINIAN_FAMILIES, UKRAINIAN_WOMEN, UKRAINIAN_MEN, 40),
    "ar": (ARABIC_FAMILIES, ARABIC_WOMEN, ARABIC_MEN, 30),
    "tr": (TURKISH_FAMILIES, TURKISH_WOMEN, TURKISH_MEN, 8),
    "bk": (BALKAN_FAMILIES, BALKAN_WOMEN, BALKAN_MEN, 12),
    "xx": (OTHER_FAMILIES, OTHER_WOMEN, OTHER_MEN, 10),
}


def spelled(table: str) -> list[list[str]]:
    """Return each name of ``table`` with its spellings, "Al Hassan" as one."""
    text = table.replace("Al Hassan", "Al\u00a0Hassan")
    return [
        [spelling.replace("\u00a0", " ") for spelling in line.split(" ")]
        for line in text.strip().split("\n")
    ]
