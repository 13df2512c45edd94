"""The features by which senses of a name are ranked; their weights are in ``lexicons/resolve_weights.csv``.

A feature's docstring is its public documentation. A new one is a function, a line here and a training of the weights.
"""

from __future__ import annotations

from collections.abc import Mapping

from geomap.resolve.features import beside, home, names, people, stated
from geomap.resolve.features.companions import COMPANIONS
from geomap.resolve.features.weighing import Feature, Weighing, constant

__all__ = ["FEATURES", "Feature", "Weighing"]

FEATURES: Mapping[str, Feature] = {
    "population": Feature(people.population, people.say_population),
    "share_of_people": Feature(people.share_of_people, people.say_share),
    "size": Feature(people.size, people.say_size),
    "town_size": Feature(people.town_size, people.say_size),
    "metropolis": Feature(people.metropolis, constant("a town that every reader knows")),
    "lead": Feature(people.lead, people.say_population),
    "foremost": Feature(people.foremost, constant("the first sense in the gazetteer")),
    "country": Feature(people.country, people.say_kind),
    "capital": Feature(people.capital, people.say_kind),
    "wide": Feature(people.wide, people.say_kind),
    "first_unit": Feature(people.first_unit, people.say_kind),
    "second_unit": Feature(people.second_unit, people.say_kind),
    "site": Feature(people.site, people.say_kind),
    "called_after_city": Feature(people.called_after_city, people.say_city),
    "official_name": Feature(names.official_name, names.say_name),
    "short_name": Feature(names.short_name, names.say_name),
    "unit_abroad": Feature(names.unit_abroad, constant("a unit abroad that is called so only for short")),
    "seat": Feature(names.seat, constant("a seat of power")),
    "former_name": Feature(names.former_name, names.say_name),
    "spelling": Feature(names.spelling, names.say_name),
    "needs_context": Feature(names.needs_context, constant("the name is as often something else")),
    "container": Feature(beside.container, beside.say_container),
    "container_ahead": Feature(beside.container_ahead, beside.say_container),
    "unit_word": Feature(beside.unit_word, constant("the word behind it says what it is")),
    "same_sense": Feature(
        beside.same_sense, constant("the same name means this place elsewhere in the text"), is_lasting=False
    ),
    "coordinates_beside": Feature(beside.coordinates_beside, beside.say_coordinates),
    "power": Feature(beside.power, constant("stands for a government here, and this is a country or its capital")),
    "stated_distance": Feature(stated.stated_distance, stated.say_distance, is_lasting=False),
    "at_home": Feature(home.at_home, home.say_home),
    **COMPANIONS,
}
"""Name -> feature; the names are those of ``resolve_weights.csv``."""
