"""What the columns and roles of a roster may be called: in English, Norwegian and Arabic."""

import unicodedata

COLUMNS: dict[str, tuple[str, ...]] = {
    "login": (
        "login name",
        "username",
        "user name",
        "e-mail",
        "email",
        "brukernavn",
        "innlogging",
        "e-post",
        "epost",
        "اسم الدخول",
        "اسم المستخدم",
        "البريد الإلكتروني",
    ),
    "name": ("full name", "navn", "fullt navn", "الاسم", "الاسم الكامل"),
    "role": ("rolle", "الدور"),
    "group": ("gruppe", "المجموعة"),
    "year": ("år", "السنة"),
    "counsellor": ("counselor", "rådgiver", "المرشد", "المرشدة", "المرشد/ة"),
    "deputy": ("deputy counsellor", "vararådgiver", "vara", "النائب", "المرشد/ة بالنيابة"),
    "from": ("fra", "fra og med", "من"),
    "to": ("til", "til og med", "إلى"),
}
ROLES: dict[str, tuple[str, ...]] = {
    "student": ("elev", "طالب", "طالبة", "طالب/ة"),
    "teacher": ("lærer", "معلم", "معلمة", "معلم/ة"),
    "helper": ("helper leader", "hjelpeleder", "hjelper", "قائد/ة مساعد/ة", "مساعد", "مساعدة"),
    # An adult who follows students up and has no group of her own.
    "counsellor": ("counselor", "rådgiver", "مرشد", "مرشدة", "مرشد/ة"),
}


def folded(word: str) -> str:
    """A word as it is compared: the case of its letters and the blanks in it do not count."""
    return " ".join(unicodedata.normalize("NFC", word).casefold().split())


def _by_word(words: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {folded(one): key for key, others in words.items() for one in (key, *others)}


COLUMN_OF, ROLE_OF = _by_word(COLUMNS), _by_word(ROLES)
