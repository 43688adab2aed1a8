"""Words that say nothing about what is looked for: a few dozen a language, with question words.

They are written as people write them and folded when loaded.
"""

_WORDS = {
    "de": """
        aber alle allem allen aller alles als also am an ander andere anderen anderer auch auf
        aus bei beim bin bis bist da dabei dadurch dafür daher damit dann daran darauf darf das dass
        davon dazu dein deine deinem deinen deiner dem den denn der des dessen deren dich die
        dies diese diesem diesen dieser dieses dir doch dort du durch ein eine einem einen einer
        eines einige er es etwa etwas euch euer eure für gegen gibt ganz geben gern gerne genau
        hab habe haben hat hatte hätte her hier hin ich ihm ihn ihnen ihr ihre ihrem ihren ihrer
        im in indem ins irgendwo ist ja jede jedem jeden jeder jedes jemand jetzt kann kannst
        kein keine keinem keinen keiner könnt können könnte man mehr mein meine meinem meinen
        meiner mich mir mit muss musst müssen möchte möchten nach nein nicht nichts noch nun nur
        ob oder ohne schon sehr sein seine seinem seinen seiner seit selbst sich sie sind so
        sollte soll sollen sondern sonst sowie tun um und uns unser unsere unserem unseren unter
        vom von vor war waren warum was weil weitere weiteren welche welchem welchen welcher
        welches wenn wer werde werden wird wie wieso wieviel will wir wirst wo wobei wofür woher
        wohin womit wollen woran worauf wurde wurden würde würden zu zum zur zwar über bekomme
        bekommen finde finden erhalte erhalten brauche braucht brauchen bitte mache machen macht
        tue gehe gehen wann wessen wem wen wozu worum darüber möglich existieren existiert
    """,
    "en": """
        a about after all also am an and any are as at be because been before being but by can
        could did do does doing don't for from get gets getting give given go had has have
        having he her here him his how i i'd i'm if in into is it its just like may me might
        more most must my need needs no nor not of off on one only or other our out over own
        please she should so some such than that the their them then there these they this those
        to too under up use us very want was we were what when where which while who whom whose
        why will with would you your yours anyone someone something anything find exist exists
        possible
    """,
    "uk": """
        а або але без би був була були було в ви від він вона вони воно все всі де для до є же з
        за зі і із й його її їх коли куди ким кому кого чого чим чому хто хочу треба потрібно
        потрібен потрібна як яка яке який які якого якщо як-от ласка ласку будь можна можу може
        мені мене мій моя моє мої ми на над не ні ну о от при про під після по у та так там те
        ти то той тут тобто ти ці це цей цього ця чи що щоб що-небудь скільки знайти отримати
        зробити допоможіть мати маю
    """,
    "ar": """
        أن إن إلى الى على عن في من ما ماذا متى كيف كم لماذا أين هل هو هي هم هذا هذه ذلك تلك التي
        الذي الذين و أو ثم لا لم لن ليس قد كان كانت يكون كل بعض أي أنا انا نحن أنت انت لي لك له
        لها مع بين عند عندي لدي بعد قبل حتى إذا اذا يمكن يمكنني أستطيع استطيع أريد اريد أحتاج
        احتاج يجب علي أجد احصل أحصل ايجاد العثور الحصول فضلك أفعل افعل
    """,
    "tr": """
        acaba ama ancak bana bazı belki ben beni benim bir biri birisi biz bize bizim bu buna
        bunu bunun burada çok çünkü da daha de değil diye en gibi hangi hem hep her hiç için ile
        ise istiyorum gerek gerekiyor gerekli lazım kadar ki kim kime mi mı mu mü nasıl ne neden
        nerede nereden nereye nerde niçin niye o olan olarak onlar onu onun orada sen siz size
        sizin şey şu ve veya ya yani yapmam yapmalıyım yapabilirim bulabilirim alabilirim var
        yok kaç zaman lütfen
    """,
    "ru": """
        а без бы был была были было быть в вам вас весь во вот все всё вы где для до его ее её
        если есть еще ещё же за здесь и из или им их к как какая какие какой какого когда ко кто
        куда кому ли либо мне меня мой моя моё мои мы на надо нужно нужен нужна не него нее нет
        ни но ну о об он она они оно от по под после при про с со сколько так также такой там те
        тем то того тоже только тот ты у уже хочу хотя чего чей чем что чтобы чьё эта эти это
        этот я можно могу может найти получить сделать пожалуйста почему зачем
    """,
    "fa": """
        از است این آن آنها او با باید برای بر به بی تا تو چه چرا چگونه چطور چند چی چیست کجا
        کجاست کدام که کی کسی کنم کند کنیم کنند کرد کرده را در دارد دارم داریم دارند شود شوم شد
        شده ما من می میخواهم میتوانم می‌توانم می‌خواهم نیاز هر هم هست هستم یا یک و آیا اگر پیدا
        لطفا خود
    """,
    "ro": """
        a ai al ale am are as au aș ca că care ce cel cea cele cine cu cum cât câte când da dar
        de despre din dintre după e ea ei el ele este eu fi fie fost în îmi întru la le lor lui
        mai mă mea mei mele meu mi mie ne nici noi nu o or ori pe pentru peste poate pot prin
        sau să se și sunt te trebuie tu un una unde unei unor unui vă voi vreau vrea găsesc
        obțin primesc nevoie fac fără acest această aceste asta
    """,
    "bg": """
        а аз ако ала без бе беше би бъде в вас ви вие все всички във г где да дали до е един
        една едно ето за защо и из или им има имам искам их й к как каква какво какъв какви
        когато кога който която което които кой кого къде ли ме между ми мога може можете му на
        над не него нея ни ние но някой о от по под при през с са само се си след съм със също т
        така там те теб ти то тогава този това тя тук у че ще я намеря получа трябва нужно
        нуждая колко моля
    """,
    "pl": """
        a aby albo ale bez bo by być był była było były chcę chce ci co coś czy czym dla do gdy
        gdzie go i ich ile im inny ja jak jaka jaki jakie jako je jego jej jest jestem jeśli
        jeżeli już każdy kiedy kim kto która które którego który którzy ku lub ma mam mi mieć
        mnie mogę można może moje mój moja mu musi muszę my na nad nam nas nie nich nim o od on
        ona one oni oraz po pod potrzebuję potrzebne przed przez przy się są skąd ta tak także
        tam te tego tej ten to ty tym u w was we z za ze że znaleźć dostać otrzymać zrobić
        proszę dlaczego
    """,
    "fr": """
        à a ai ainsi alors as au aucun aussi autre aux avec avez avoir avons besoin c ça ce cela
        ces cet cette ceux chez comme comment combien d dans de des dois doit du elle elles en
        est et être eu fait faire faut il ils j je l la le les leur leurs lui m ma mais me mes
        moi mon n ne ni nos notre nous on ont ou où par pas peut peux plus pour pourquoi puis
        puis-je qu quand que quel quelle quelles quels qui quoi s sa sans se ses si son sont sur
        t ta te tes toi ton tous tout toute très tu un une vos votre vous y trouver obtenir
        recevoir existe t-il
    """,
    "es": """
        a al algo alguna alguno ante aquí así aún como cómo con cual cuál cuales cuáles cuando
        cuándo cuánto cuánta cuántos de debo debe del desde donde dónde dos e el él ella ellas
        ellos en entre era es esa ese eso esta está este esto estos estoy fue ha haber hace
        hacer hacia han hasta hay he la las le les lo los más me mi mis muy necesito necesita no
        nos nosotros nuestra nuestro o os otra otro para pero por porque qué que quien quién
        quiero se sea ser si sí sin sobre son soy su sus también te tengo tiene todo todos tu
        tus un una uno unos y ya yo puedo puede encontrar obtener conseguir recibir existe
    """,
    "ku": """
        an bi bo bê çawa çend çi çima da de di dikare dikarim divê dixwazim e em ev ew ez gelo
        gava hene heye her hûn in ji jê kengî kî kîjan ku kû li lê ma me min na ne pê re te tê
        tu û wan wê wî ya yan yê yên hewce pêwîst çawan bibînim bistînim ger eger
    """,
    "ti": """
        ኣብ ናብ ካብ እቲ እታ እቶም እዚ እዛ እዚኣ እዩ እያ ኢዩ ኣሎ ኣላ የለን ድዩ ዶ እንታይ ኣበይ ኣየናይ መዓስ ከመይ ክንደይ ስለምንታይ
        ንምንታይ መን ኣነ ንስኻ ንስኺ ንሱ ንሳ ንሕና ናይ ናተይ ምስ ወይ ግን ስለ እንተ ድማ ከም ክሳብ ክረክብ ክገብር የድልየኒ ይደሊ ደልየ
        ክኽእል ይኽእል
    """,
}

# Words of questions rather than of answers: searched for, but with little weight.
_LIGHT_WORDS = {
    "de": """
        angebot angebote angeboten arbeitet art arten beantragen bedeutet bedeuten beinhaltet
        benötige benötigen benötigt bieten bietet deutschland dokument dokumente erfahren
        erfüllen geeignet helfen hilfe hilfen hilft information informationen kontakt
        kontaktieren kosten kostenlos kostenlose läuft möglichkeit möglichkeiten nähe passiert
        speziell spezielle stadt unterlagen unterschied unterstützen unterstützung versteht
        verstehen voraussetzung voraussetzungen wichtig wichtige zugänglich
    """,
    "en": """
        apply application available city contact cost costs difference documents free germany
        happens help important include included includes information kind kinds mean means near
        offer offered offers opportunities options option provide provided provides required
        requirement requirements specific support type types understand
    """,
    "uk": """
        безкоштовно безкоштовні документи допомога інформація місто місті німеччина
        німеччині потрібні різниця умови поблизу можливості пропонують означає подати контакт
    """,
    "ar": """
        مجاني مجانية معلومات مساعدة المساعدة ألمانيا المانيا مدينة المدينة المطلوبة الفرق شروط
        قرب بالقرب وثائق أوراق خدمات تقديم أنواع يعني
    """,
    "tr": """
        almanya almanyada belgeler bilgi destek fark fırsatlar gerekenler koşullar
        şartlar şehir şehirde ücretsiz yardım yakın yakınımda anlama geliyor başvurmak
    """,
    "ru": """
        бесплатно бесплатные германия германии документы информация помощь помогите город городе
        разница условия рядом возможности предлагают означает подать контакт
    """,
    "fa": "آلمان اطلاعات کمک رایگان شهر تفاوت شرایط مدارک نزدیک خدمات درخواست معنی",
    "ro": """
        ajutor aproape condiții cerințe contact diferența documente germania gratuit gratuite
        informații oraș orașul înseamnă oferă posibilități
    """,
    "bg": """
        безплатно безплатни германия документи информация помощ град града разлика условия близо
        възможности предлага означава контакт
    """,
    "pl": """
        bezpłatne bezpłatnie darmowe dokumenty informacje kontakt miasto mieście niemcy
        niemczech oferuje pomoc pobliżu różnica warunki możliwości oznacza złożyć
    """,
    "fr": """
        aide allemagne conditions contact différence documents gratuit gratuite gratuits
        informations offre offrent possibilités proche près requis signifie soutien type types
        ville
    """,
    "es": """
        alemania apoyo ayuda cerca ciudad condiciones contacto diferencia documentos gratis
        gratuito información ofrece posibilidades requisitos significa tipo tipos
    """,
    "ku": "agahî alîkarî almanya bajar belaş belge cudahî nêzîk şert",
    "ti": "ሓበሬታ ሓገዝ ጀርመን ከተማ ብናጻ ሰነዳት ፍልልይ",
}


def _split(table: dict[str, str]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(text.split()) for language, text in table.items()}


WORDS = _split(_WORDS)
LIGHT_WORDS = _split(_LIGHT_WORDS)
