"""How the sign-in library treats our accounts, and a city's own identity provider."""

from migrado.accounts.adapters.account import AccountAdapter, SecondFactorAdapter
from migrado.accounts.adapters.passwords import HouseWordsValidator
from migrado.accounts.adapters.provider import CityProvider, finish, provider_of, start
from migrado.accounts.adapters.visitor import ProviderAdapter

__all__ = [
    "AccountAdapter",
    "CityProvider",
    "HouseWordsValidator",
    "ProviderAdapter",
    "SecondFactorAdapter",
    "finish",
    "provider_of",
    "start",
]
