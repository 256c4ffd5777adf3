// Noun phrases: where the name of a source begins and ends.
#pragma once

#include <cstdint>

#include "quotation/scan.h"

namespace waqai::quotation {

/// A noun phrase, tokens [begin, end).
struct Phrase {
  std::uint32_t begin = kNowhere;
  std::uint32_t end = kNowhere;
  std::uint32_t entity = kNowhere;  ///< first person or organisation named in it, else first name
  std::int32_t source = -1;         ///< row of source_nouns of its head
  bool named = false;               ///< holds a person's name
  bool found() const { return begin != kNowhere; }
};

struct PhraseOptions {
  bool stop_at_masdar = false;  ///< a verbal noun after a complete phrase opens the object
  bool stop_at_bi = false;
  bool stop_at_li = false;
  bool stop_at_min = false;
  bool stop_after_name = false;  ///< a definite noun after a person's name is governed
  bool stop_at_an = false;
  bool stop_at_goal = false;    ///< `to` is where somebody goes
  bool stop_at_object = false;  ///< someone addressed may follow
  bool relative = true;         ///< a restrictive relative clause belongs to the phrase
  bool apposition = true;       ///< so does a title or name between commas
};

/// An outlet, by its sectors.
bool is_media(const Entity& entity);
/// Token i is in the name of an outlet.
bool is_media_entity(const Scan& scan, std::size_t i);
/// The token after an outlet at `i`, named or in quotation marks; `i` if there is none.
std::size_t past_outlet(const Scan& scan, std::size_t i, std::size_t limit);

/// The noun phrase that begins at `from`, within [from, limit); not found if no noun stands there.
Phrase phrase_at(const Scan& scan, std::size_t from, std::size_t limit,
                 const PhraseOptions& options);

/// The noun phrase that ends just before `end`, beginning at a clause border at or after `floor`.
Phrase phrase_before(const Scan& scan, std::size_t end, std::size_t floor);

/// True if the head of the phrase is an indefinite noun: no article, no name, no definite noun it
/// belongs to.
bool is_indefinite(const Scan& scan, const Phrase& p);

/// True if token i can open a noun phrase.
bool opens_phrase(const Scan& scan, std::size_t i);

}  // namespace waqai::quotation
