"""A whole page as print leaves it, written for this test: every figure of it comes out readable, every place holds."""

from arqam.normalizers import normalize

PAGE = (
    "ب\ufffdه گفته مدي\ufffd\ufffdر تعاون\ufffdي، امس\ufffdال 12 ه\ufffdزار و \n"
    "۴۵۰ تن گن\ufffdدم و 3.5 ميليون شاخه گل از \n"
    "زمينهاي اين دش\ufffdت برداش\ufffdت ش\ufffdد. »110 \nهزارواحد گلخانه در ۴۱۰روستا داريم و \n"
    "كارگاههاي بستهبندي راهاندازي ميشود« ، \nرئي\ufffdس اتحاديه )ره( گفت.\n"
)
CLEAN = (
    "به گفته مدیر تعاونی، امسال ۱۲ هزار و ۴۵۰ تن گندم و ۳٫۵ میلیون شاخه گل از "
    "زمین‌های این دشت برداشت شد. «۱۱۰ هزار واحد گلخانه در ۴۱۰ روستا داریم و "
    "کارگاه‌های بسته‌بندی راه‌اندازی می‌شود»، رئیس اتحادیه (ره) گفت.\n"
)


def test_a_page_of_print_comes_out_clean():
    assert normalize(PAGE).text == CLEAN


def test_every_number_points_to_its_raw_characters():
    aligned = normalize(PAGE)
    for clean, raw in [
        ("۱۲ هزار و ۴۵۰", "12 ه\ufffdزار و \n۴۵۰"),
        ("۳٫۵ میلیون", "3.5 ميليون"),
        ("۱۱۰ هزار", "110 \nهزار"),
        ("واحد", "واحد"),
        ("۴۱۰", "۴۱۰"),
    ]:
        start = aligned.text.index(clean)
        begin, end = aligned.raw_span(start, start + len(clean))
        assert aligned.raw[begin:end] == raw
