"""What the benchmarks measure with: a desk of ten years, here made small."""

from sqlalchemy import create_engine

from benchmarks import decade
from mentordesk.models import Base


def test_the_desk_of_ten_years_fills_every_column(monkeypatch):
    for name, few in {"SESSIONS": 6, "NOTES": 30, "IDEAS": 20}.items():
        monkeypatch.setattr(decade, name, few)
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with engine.begin() as connection:
        decade.fill(connection)
