// Endings of nouns as the script writes them: closed facts, used where no lexicon knows the word.
#pragma once

#include <string>
#include <string_view>

namespace waqai::text {

/// True if the written word ends with ta marbuta.
bool ends_feminine(std::string_view raw);
/// True if the written word ends with alef maqsura.
bool ends_maqsura(std::string_view raw);
/// True if the written word carries the alef of an indefinite accusative, with tanwin or without.
bool ends_accusative(std::string_view raw);
/// True if what looks like the article can be the first letters of a verb: alef, lam, ta.
bool eighth_form_of_lam(std::string_view folded);
/// True if a damma on its first letter makes the written word passive.
bool passive_mark(std::string_view raw);
/// True if the folded word has the ending of a sound plural or dual that is no subject.
bool ends_oblique(std::string_view folded);
/// True if the folded word ends as a sound masculine plural does, in any case.
bool ends_sound_masculine(std::string_view folded);
/// True if the word, folded or not, ends as a sound feminine plural does.
bool ends_sound_feminine(std::string_view word);
/// True if the written word ends with a pronoun of the third person: `-hu`, `-ha`, `-hum`, `-huma`.
bool ends_pronoun(std::string_view raw);
/// True if the written word ends as the feminine of a relative adjective does.
bool ends_relative(std::string_view raw);
/// A folded word with an oblique plural ending, with the ending of a subject instead.
std::string_view nominative(std::string_view folded, char (&buffer)[64]);
/// A phrase of plain words with the alef of the indefinite accusative on each word that takes it;
/// empty if its first word takes none.
std::string with_accusative(std::string_view phrase);
/// The folded word without the alef of an indefinite accusative, or as it is.
std::string_view without_accusative(std::string_view folded);

}  // namespace waqai::text
