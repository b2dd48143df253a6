"""The pictures of people on the overview, each with its table: who speaks about whom and where, and in what role."""

from __future__ import annotations

from pipeline.views.report.gather import Gathered
from pipeline.views.report.load import Tables
from pipeline.views.report.overview import Overview
from pipeline.views.report.pictures import Network, Roles, network, roles


class PeoplePictures:
    """What the template draws; counted by quotes of stories, copies left out."""

    def __init__(self, overview: Overview, tables: Tables, gathered: Gathered) -> None:
        """Reads what was gathered from the articles."""
        self._overview, self._tables = overview, tables
        self._countries = {t.key: t.name for t in overview.countries}
        self.about_people: Network = network(gathered.spoken, self.name, self.name)
        self.about_countries: Network = network(gathered.told, self.name, lambda code: self._countries.get(code, code))

    def name(self, key: str) -> str:
        """What a person is called on the overview, else in the tables."""
        return str(self._overview.people.get(key) or self._tables.people.get(key, {}).get("name") or key)

    def roles(self, per: str) -> Roles:
        """Quotes by country and role of the speaker."""
        return roles(self._overview.speakers, self._countries, per)
