from __future__ import annotations

import pytest

from kg.articles import PageLexicon, article_from_text
from kg.errors import InputError

LANGUAGES = ("de", "en", "ko", "nl")

READ = {
    "de": [
        "Die beiden Ministerien vereinbarten den Bau einer Pilotlinie.",
        "Samsung und Bosch bauen gemeinsam Chips in Dresden.",
        "Er unterschrieb am Montag in Wien.",
    ],
    "nl": [
        "De twee ministeries spraken af samen een proeflijn te bouwen.",
        "Samsung en ASML bouwen samen een laboratorium in Veldhoven.",
        "Hij tekende maandag in Den Haag.",
    ],
    "en": [
        "Brazil and China agree on a satellite; Embraer courts Sweden and India",
        "Japan and the Philippines sign a defence pact.",
        "He signed it in Rome on Monday.",
    ],
    "ko": ["삼성전자와 보쉬는 드레스덴에서 반도체를 함께 만든다.", "美·日, AI 협정 체결"],
}

REFUSED = {
    "pl": "Rząd podpisał wczoraj umowę o współpracy w dziedzinie półprzewodników.",
    "cs": "Česká republika a Jižní Korea podepsaly dohodu o spolupráci v oblasti energetiky.",
    "sk": "Slovenská vláda včera podpísala memorandum o spolupráci pri výrobe batérií.",
    "sv": "Regeringen i Stockholm meddelade att Sverige och Japan ska samarbeta om kvantdatorer.",
    "da": "Danmark og Sydkorea har indgået en aftale om samarbejde inden for vindenergi.",
    "no": "Norge og Japan undertegnet torsdag en avtale om samarbeid om fangst av karbondioksid.",
    "af": "Suid-Afrika en Duitsland het gister 'n ooreenkoms oor groen waterstof onderteken.",
    "lb": "Lëtzebuerg an Däitschland hunn en Accord iwwer Quantecomputere ënnerschriwwen.",
    "fy": "De regearing fan Nederlân en Dútslân hawwe juster in oerienkomst tekene.",
    "is": "Ísland og Þýskaland undirrituðu í gær samkomulag um samstarf á sviði jarðvarma.",
    "fr": "Le gouvernement français et la Corée du Sud ont signé un accord de coopération.",
    "es": "España y Corea del Sur firmaron el jueves un acuerdo de cooperación en baterías.",
    "it": "Il governo italiano e il Giappone hanno firmato un accordo sui semiconduttori.",
    "pt": "O governo português e a Coreia do Sul assinaram um acordo de cooperação.",
    "ca": "El govern de Catalunya i el Japó han signat avui un acord de cooperació.",
    "ro": "România și Coreea de Sud au semnat joi un acord de cooperare în domeniul nuclear.",
    "tr": "Türkiye ile Güney Kore, piller alanında iş birliği yapmak üzere anlaşma imzaladı.",
    "vi": "Việt Nam và Hàn Quốc hôm qua đã ký biên bản ghi nhớ về hợp tác bán dẫn.",
    "id": "Indonesia dan Korea Selatan menandatangani perjanjian kerja sama di bidang baterai.",
    "ja": "日本と韓国は、半導体の供給網で協力を強化することで合意した。",
    "zh": "中国和韩国就半导体供应链合作达成协议，双方将进一步加强合作。",
    "ru": "Россия и Китай подписали соглашение о сотрудничестве в области ядерной энергетики.",
    "uk": "Україна та Німеччина підписали угоду про спільне виробництво безпілотників.",
    "fi": "Suomi ja Etelä-Korea allekirjoittivat torstaina sopimuksen yhteistyöstä.",
    "et": "Eesti ja Lõuna-Korea allkirjastasid neljapäeval koostöölepingu.",
    "hu": "Magyarország és Dél-Korea együttműködési megállapodást írt alá.",
    "el": "Η Ελλάδα και η Νότια Κορέα υπέγραψαν συμφωνία συνεργασίας.",
    "hr": "Hrvatska i Njemačka potpisale su u četvrtak sporazum o suradnji.",
    "lt": "Lietuva ir Taivanas pasirašė susitarimą dėl bendradarbiavimo lazerių srityje.",
    "ar": "وقعت المملكة العربية السعودية وكوريا الجنوبية اتفاقية للتعاون.",
    "he": "ישראל וגרמניה חתמו על הסכם שיתוף פעולה בתחום ההגנה.",
    "hi": "भारत और दक्षिण कोरिया ने सहयोग के लिए समझौते पर हस्ताक्षर किए।",
}


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language in READ for text in READ[language]]
)
def test_one_sentence_is_enough(language: str, text: str, pages: PageLexicon) -> None:
    assert article_from_text(text, id="x", pages=pages, languages=LANGUAGES).language == language


@pytest.mark.parametrize("language", REFUSED)
def test_what_cannot_be_read_is_refused_as_what_it_is(language: str, pages: PageLexicon) -> None:
    with pytest.raises(InputError, match=f"^x: language {language} is not one of de, en, ko, nl$"):
        article_from_text(REFUSED[language], id="x", pages=pages, languages=LANGUAGES)


def test_noise_in_another_language_does_not_count(pages: PageLexicon) -> None:
    noise = "\n".join(
        [
            "Share this page: Facebook X LinkedIn",
            "We use cookies to give you the best experience on our site. Accept all cookies",
            "Subscribe to our weekly newsletter and get the latest stories in your inbox",
            "Most read",
            "1. Japan and the Philippines sign a defence pact",
            "2. The chip ban: what you need to know about it",
        ]
    )
    text = f"Chips aus Köln\n\n{READ['de'][0]} {READ['de'][1]}\n\n{noise}\n"
    assert article_from_text(text, id="x", pages=pages, languages=LANGUAGES).language == "de"
