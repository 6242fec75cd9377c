"""Vietnamese: words of several syllables, names, what stands after a noun, voices, references."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Nhật Bản và Hàn Quốc hợp tác về hydro.", {"JP", "KR"}),
        ("Nhà Trắng và Điện Kremlin đàm phán về tên lửa.", {"US", "RU"}),
        ("Ý và Đức nghiên cứu chung vật liệu mới.", {"IT", "DE"}),
        ("Liên minh châu Âu siết quy định AI.", {"EU"}),
    ],
)
def test_names_of_places(read, sentence, expected):
    assert read("vi", sentence).entities >= expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Anh Tuấn Anh kể chuyện học nghề in 3D.",
        "Ý tưởng về pin mặt trời khiến bà Nga thích thú.",
        "Công nghệ sinh học phát triển nhanh ở Nam Mỹ.",
    ],
)
def test_the_same_words_elsewhere_are_no_places(read, sentence):
    assert not read("vi", sentence).entities & {"GB", "IT", "RU", "US"}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Bộ Khoa học và Công nghệ Rwanda mua vệ tinh.", "Bộ Khoa học và Công nghệ Rwanda"),
        (
            "Tập đoàn Công nghiệp quân sự Ả Rập Xê Út đặt hàng radar.",
            "Tập đoàn Công nghiệp quân sự Ả Rập Xê Út",
        ),
        ("Quỹ đầu tư Zanutech rót vốn vào robot.", "Quỹ đầu tư Zanutech"),
        ("Hôm qua, hãng chip Hà Lan Zanutech mở nhà máy tại Việt Nam.", "Zanutech"),
    ],
)
def test_names_of_institutions(read, sentence, name):
    names = {n for e in read("vi", sentence).extraction.entities for n in e.names}
    assert name in names


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Nhà sản xuất chip Hà Lan ASML giao máy cho Intel.", ("asml", "NL")),
        ("Tập đoàn Samsung của Hàn Quốc tuyển kỹ sư.", ("samsung-electronics", "KR")),
        ("Ericsson, hãng viễn thông Thụy Điển, thử nghiệm 6G.", ("ericsson", "SE")),
        ("Ørsted (Đan Mạch) xây trang trại điện gió.", ("orsted", "DK")),
    ],
)
def test_descriptions_tell_where_a_name_belongs(read, sentence, expected):
    assert expected in read("vi", sentence).based


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Nga bàn giao lô tên lửa cho Ấn Độ.", ("RU", "suppliesTo", "IN")),
        ("Indonesia nhận chiếc Rafale đầu tiên từ Pháp.", ("FR", "suppliesTo", "ID")),
        ("Mạng 5G của Viettel do Nokia lắp đặt.", ("nokia", "suppliesTo", "viettel")),
        ("EU đánh thuế xe điện Trung Quốc.", ("EU", "restricts", "CN")),
        (
            "Hãng viễn thông Huawei bị Mỹ đưa vào danh sách đen về chip 5G.",
            ("US", "restricts", "huawei"),
        ),
        ("Ba Lan muốn giảm phụ thuộc vào khí đốt Nga.", ("PL", "reducesDependenceOn", "RU")),
    ],
)
def test_roles_in_either_voice(read, sentence, expected):
    assert expected in read("vi", sentence).triples


def test_a_word_inside_another_is_no_predicate(read):
    text = "Thư ký của Đức bàn về chất bán dẫn với Pháp ở quán phở."
    assert not any(r == "signsAgreementWith" for _, r, _ in read("vi", text).triples)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Úc và Nhật Bản là láng giềng. Hai nước hợp tác về hydro.",
            ("AU", "cooperatesWith", "JP"),
        ),
        (
            "NVIDIA đến Hà Nội. Công ty Mỹ này đầu tư 200 triệu USD vào Việt Nam.",
            ("nvidia", "investsIn", "VN"),
        ),
    ],
)
def test_references(read, text, expected):
    assert expected in read("vi", text).triples


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Úc hợp tác với Nhật Bản về hydro.", "asserted"),
        ("Úc dự kiến hợp tác với Nhật Bản về hydro.", "planned"),
        ("Úc chấm dứt hợp tác với Nhật Bản về hydro.", "negated"),
        ("Úc không hợp tác với Nhật Bản về hydro.", "negated"),
        ("Úc hợp tác với Nhật Bản về hàng không vũ trụ.", "asserted"),
    ],
)
def test_status(read, sentence, status):
    findings = read("vi", sentence).extraction.findings
    assert {f.status for f in findings if f.relation == "cooperatesWith"} == {status}


def test_either_place_of_the_tone_mark(read):
    old, new = (
        read("vi", f"Nga bàn giao tua-bin {word} điện cho Lào.") for word in ("thuỷ", "thủy")
    )
    assert old.triples == new.triples
    assert old.triples
