"""The few words of opening hours in each language.

These words were translated by machine and have not been compared by a person.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Words(NamedTuple):
    """What the description needs besides the names of days and months."""

    open: str
    closed: str
    unknown: str
    always: str  # day and night, every day
    public_holidays: str
    school_holidays: str
    by_appointment: str
    otherwise: str
    list: str  # between the members of a list
    locale: str  # whose names of days and months are taken (CLDR)
    right_to_left: bool = False


WORDS: Mapping[str, Words] = {
    "de": Words(
        "geöffnet",
        "geschlossen",
        "nicht bekannt",
        "Tag und Nacht, jeden Tag",
        "Feiertage",
        "Schulferien",
        "nach Terminvereinbarung",
        "sonst",
        ", ",
        "de",
    ),
    "de-si": Words(
        "offen",
        "zu",
        "nicht bekannt",
        "immer offen: am Tag und in der Nacht",
        "Feier-Tage",
        "Schul-Ferien",
        "nur mit Termin",
        "sonst",
        ", ",
        "de",
    ),
    "en": Words(
        "open",
        "closed",
        "not known",
        "day and night, every day",
        "public holidays",
        "school holidays",
        "by appointment",
        "otherwise",
        ", ",
        "en_GB",
    ),
    "uk": Words(
        "відчинено",
        "зачинено",
        "невідомо",
        "цілодобово, щодня",
        "святкові дні",
        "шкільні канікули",
        "за попереднім записом",
        "в інший час",
        ", ",
        "uk",
    ),
    "ru": Words(
        "открыто",
        "закрыто",
        "неизвестно",
        "круглосуточно, ежедневно",
        "праздничные дни",
        "школьные каникулы",
        "по предварительной записи",
        "в остальное время",
        ", ",
        "ru",
    ),
    "bg": Words(
        "отворено",
        "затворено",
        "не е известно",
        "денонощно, всеки ден",
        "официални празници",
        "училищни ваканции",
        "с предварително записан час",
        "в останалото време",
        ", ",
        "bg",
    ),
    "pl": Words(
        "otwarte",
        "nieczynne",
        "nie wiadomo",
        "całą dobę, codziennie",
        "dni świąteczne",
        "ferie szkolne",
        "po umówieniu terminu",
        "w pozostałym czasie",
        ", ",
        "pl",
    ),
    "ro": Words(
        "deschis",
        "închis",
        "nu se știe",
        "zi și noapte, în fiecare zi",
        "sărbători legale",
        "vacanțe școlare",
        "cu programare",
        "în rest",
        ", ",
        "ro",
    ),
    "fr": Words(
        "ouvert",
        "fermé",
        "inconnu",
        "jour et nuit, tous les jours",
        "jours fériés",
        "vacances scolaires",
        "sur rendez-vous",
        "sinon",
        ", ",
        "fr",
    ),
    "es": Words(
        "abierto",
        "cerrado",
        "no se sabe",
        "día y noche, todos los días",
        "días festivos",
        "vacaciones escolares",
        "con cita previa",
        "en otro caso",
        ", ",
        "es",
    ),
    "tr": Words(
        "açık",
        "kapalı",
        "bilinmiyor",
        "gece gündüz, her gün",
        "resmî tatiller",
        "okul tatilleri",
        "randevu ile",
        "diğer zamanlarda",
        ", ",
        "tr",
    ),
    "ku": Words(
        "vekirî",
        "girtî",
        "nayê zanîn",
        "şev û roj, her roj",
        "betlaneyên fermî",
        "betlaneyên dibistanê",
        "bi randevû",
        "wekî din",
        ", ",
        "ku",
    ),
    "ar": Words(
        "مفتوح",
        "مغلق",
        "غير معروف",
        "ليلًا ونهارًا، كل يوم",
        "أيام العطل الرسمية",
        "العطل المدرسية",
        "بموعد مسبق",
        "في غير ذلك",
        "، ",
        "ar",
        True,
    ),
    "fa": Words(
        "باز",
        "بسته",
        "نامعلوم",
        "شبانه‌روزی، هر روز",
        "تعطیلات رسمی",
        "تعطیلات مدارس",
        "با تعیین وقت قبلی",
        "در غیر این صورت",
        "، ",
        "fa",
        True,
    ),
    "ti": Words(
        "ክፉት",
        "ዕጹው",
        "ኣይፍለጥን",
        "መዓልቲ ከምኡ'ውን ለይቲ፣ ኩሉ መዓልቲ",
        "ህዝባዊ በዓላት",
        "ናይ ቤት ትምህርቲ ዕረፍቲ",
        "ብቆጸራ",
        "እንተዘይኮነ",
        "፣ ",
        "ti",
    ),
}

# Remarks that mean "by appointment", as German offices and OpenStreetMap write them.
APPOINTMENT = {
    *("by appointment", "by appointment only", "only by appointment", "on appointment"),
    *("appointment only", "appointment required", "nach vereinbarung", "nur nach vereinbarung"),
    *("nach terminvereinbarung", "nur nach terminvereinbarung", "termine nach vereinbarung"),
    *("mit termin", "nur mit termin"),
}
