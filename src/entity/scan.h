// One document under the name tagger: what each token may be, and the constructions that make names
// of them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entity/model.h"
#include "entity/script.h"
#include "text/tokens.h"
#include "waqai/annotations.h"

namespace waqai::entity {

/// What a title promises of the name after it.
struct Title {
  std::uint32_t begin = 0;  // first token of the noun phrase
  std::uint8_t lead = 0;
  std::uint32_t name = 0;  // first token of the name
  Country country = kNoCountry;
  std::string_view sectors;
  bool honorific = false;  // only a form of address
  bool rank = false;       // begins with a military rank
  bool of_body = false;    // a pronoun goes back to the body named before: its director
  std::uint32_t end = 0;   // first token after the title's own words
};

class Scan {
 public:
  Scan(const Model::Impl& model, const Document& document, const text::Tokens& tokens,
       const lexicon::Hits& hits, std::span<const Timex> timexes);
  std::vector<Mention> run();

 private:
  // --- tokens
  const lexicon::Hit* best(std::uint32_t i, Kind kind) const;
  bool may(std::uint32_t i, Kind kind) const { return i < n_ && (mask_[i] & bit(kind)) != 0; }
  bool is_word(std::uint32_t i) const {
    return i < n_ && tokens_[i].kind == text::TokenKind::kWord;
  }
  /// A word that can go on a construction begun before it: same sentence, nothing between.
  bool continues(std::uint32_t i) const {
    return is_word(i) && i > 0 && tokens_[i].sentence == tokens_[i - 1].sentence &&
           !tokens_[i].line_before && !timex_[i];
  }
  std::string_view form(std::uint32_t i) const { return tokens_.form(i); }
  /// The word as it is written.
  std::string_view raw(std::uint32_t i) const {
    return document_.text().substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin);
  }
  bool definite(std::uint32_t i) const;
  bool common(std::uint32_t i) const { return (flags_[i] & kCommonWord) != 0; }
  bool unheard(std::uint32_t i) const;
  bool native_shape(std::uint32_t i) const;
  bool quoted_from(std::uint32_t i) const;
  bool quoted_to(std::uint32_t i) const;
  std::uint32_t quote_end(std::uint32_t open) const;
  std::optional<WordKind> word_kind(std::uint32_t i, std::uint32_t* end = nullptr) const;
  const lexicon::Hit* led_word(std::uint32_t i) const;
  std::uint32_t initials(std::uint32_t i) const;
  bool begins_name(std::uint32_t i) const;
  bool player_of(std::uint32_t i, const Row& title) const;
  bool attached_ba(std::uint32_t i) const;
  bool line_start(std::uint32_t i) const { return i == 0 || tokens_[i].line_before; }
  bool dateline(std::uint32_t begin, std::uint32_t end) const;
  const lexicon::Hit* nationality(std::uint32_t i, bool feminine) const;
  const lexicon::Hit* country_name(std::uint32_t i) const;

  // --- persons (person.cpp)
  struct Run {
    std::uint32_t end = 0, surname = 0;
    std::uint32_t words = 0, given = 0;
    bool linked = false;
  };
  Run name_run(std::uint32_t begin, bool titled) const;
  bool begins_other_name(std::uint32_t i) const;
  bool stands_alone(std::uint32_t i, const Run& run) const;
  bool is_verb(std::uint32_t i) const;
  bool finite(std::uint32_t i) const;
  void read_byline(Mention& m) const;
  const Mention* body_meant(std::uint32_t i) const;
  std::optional<Mention> son_of(std::uint32_t i) const;
  std::optional<Mention> known_person(std::uint32_t i) const;
  std::optional<Mention> free_person(std::uint32_t i) const;
  std::optional<Mention> titled_person(const Title& title) const;
  std::optional<Title> title_at(std::uint32_t i) const;
  bool walk_title(std::uint32_t i, Title& title) const;
  void read_apposition(Mention& m) const;
  void read_before(Mention& m, std::uint32_t from, bool all) const;
  void read_antecedent(Mention& m) const;
  void read_nationality(Mention& m) const;
  std::string_view sectors_of_noun(std::uint32_t p) const;

  // --- organisations (organization.cpp)
  std::optional<Mention> organization(std::uint32_t i) const;
  std::optional<Mention> known_organization(std::uint32_t i) const;
  std::optional<Mention> body(std::uint32_t i) const;
  bool gate_opens(const lexicon::Hit& hit) const;
  bool acts_feminine(std::uint32_t i) const;
  bool preposition_behind_waw(std::uint32_t i) const;
  std::optional<Mention> ministry(std::uint32_t i, const lexicon::Hit& head) const;
  /// `depth`: how many bodies this one is the parent of.
  std::optional<Mention> headed(std::uint32_t i, const lexicon::Hit& head, int depth = 0) const;
  void extend_with_place(Mention& m, bool any_place) const;
  void extend_with_purpose(Mention& m) const;
  void attach_parent(Mention& m, int depth) const;
  std::uint32_t tagged_body_end(std::uint32_t p) const;
  const lexicon::Hit* brand(std::uint32_t begin, std::uint32_t end, std::uint8_t lead) const;
  bool read_topic(Mention& m) const;  ///< true: the field is told
  void read_body(Mention& m) const;
  bool attribute_of(std::uint32_t i, bool feminine) const;
  bool feminine_noun(std::uint32_t i) const;
  const lexicon::Hit* designated(std::uint32_t i, bool feminine, const Row& row) const;
  std::optional<Mention> named_after(std::uint32_t i, const lexicon::Hit& head) const;
  std::optional<Mention> outlet(std::uint32_t i) const;
  std::uint32_t after_dateline_place(std::uint32_t line) const;
  bool telling(std::uint32_t i) const;
  bool native_noun(std::uint32_t i) const;
  std::uint32_t complement(std::uint32_t i, bool definite_head, Country* country) const;

  // --- places (location.cpp)
  std::optional<Mention> location(std::uint32_t i) const;
  std::optional<Mention> typed_location(std::uint32_t i) const;
  std::optional<Mention> clock_place(std::uint32_t i) const;
  Mention known_place(const lexicon::Hit& hit) const;
  void read_place(Mention& m) const;
  const lexicon::Hit* choose_place(std::uint32_t i, bool typed) const;
  bool doubled(std::uint32_t i) const;
  bool nunated(std::uint32_t i) const;
  bool cut_otherwise(const lexicon::Hit& hit) const;
  Country state_behind(const lexicon::Hit& town, bool typed) const;
  bool shares_name(const lexicon::Hit& state) const;
  /// The report is of business, not of sport.
  bool of_business() const { return business_ >= 4 && business_ > 2 * sport_; }
  double weight_of(Country c) const { return c < weight_.size() ? weight_[c] : 0; }
  bool ends_governor_title(std::uint32_t i) const;
  bool seat_told(std::uint32_t i) const;
  std::uint32_t tagged_place_end(std::uint32_t p) const;
  const lexicon::Hit* town(std::uint32_t i, bool typed) const;
  bool list_goes_on(const lexicon::Hit& hit) const;
  bool place_expected(const lexicon::Hit& hit) const;

  /// Names only the tagger sees, between the mentions found by rule.
  bool add_tagged(std::vector<Mention>& mentions) const;  ///< false: nothing changed
  std::uint32_t body_around(const std::vector<Mention>& mentions, std::size_t next,
                            std::uint32_t i) const;
  void share_identity(const std::vector<Mention>& mentions, std::vector<Mention>& more) const;
  std::optional<Mention> tagged_name(std::uint32_t i, std::uint32_t limit) const;
  bool named(std::uint32_t k) const;
  bool person_word(std::uint32_t k, bool first) const;
  bool after_complete(std::uint32_t end) const;
  /// First token after at most `reach` words from p on that the tagger takes for one name and that
  /// fit; p if there are none.
  template <class Fits>
  std::uint32_t tagged_end(std::uint32_t p, std::uint32_t reach, Tag begin, Tag inside,
                           Fits fits) const {
    std::uint32_t end = p;
    while (end < tagged_.size() && end < p + reach && continues(end) &&
           (tagged_[end].tag == inside || (end == p && tagged_[end].tag == begin)) &&
           (flags_[end] & kSaying) == 0 && !form(end).starts_with(kLil) && fits(end))
      ++end;
    return end;
  }
  std::uint32_t tagged_rest(std::uint32_t end, std::uint32_t limit) const;
  bool single_name(std::uint32_t i, EntityType type) const;
  std::uint8_t particle_before(std::uint32_t i) const;
  void tag_sentences();
  float person_margin(std::uint32_t i) const {
    return i < tagged_.size() ? tagged_[i].person : 0.0F;
  }

  // --- the document (country.cpp, second_pass.cpp)
  void weigh_countries();
  Country country_near(std::uint32_t i, bool arab = false) const;
  bool arab_name(const Mention& m) const;
  std::string published_day() const;
  bool in_office(std::uint32_t person, std::string_view day) const;
  bool like_a_name(std::uint32_t i, std::uint32_t full, bool sure) const;
  void second_pass(std::vector<Mention>& mentions) const;
  void settle_codes(std::vector<Mention>& mentions) const;
  Country outlet_seat(const std::vector<Mention>& mentions) const;

  enum TokenFlag : std::uint8_t {
    kCommonWord = 1,
    kVerbLike = 2,
    kPlainKnown = 4,
    kSaying = 8,
    kPlaceHere = 16,  ///< a place of some table begins here
    kTownHere = 32    ///< a smaller town begins here
  };

  const Model::Impl& m_;
  const Document& document_;
  const text::Tokens& tokens_;
  const lexicon::Hits& hits_;
  std::uint32_t n_;
  std::vector<std::uint32_t> mask_;
  std::vector<std::uint8_t> flags_;
  std::vector<bool> timex_;
  std::vector<Tagged> tagged_;  // empty if the tagger is off
  std::vector<double> weight_;  // by Country
  struct Mark {
    std::uint32_t token;
    Country country;
    float weight;
  };
  std::vector<Mark> marks_;                       // evidence of countries, in order
  std::optional<Mention> last_;                   // the name found last
  const std::vector<Mention>* so_far_ = nullptr;  // the names found before, in order
  Country top_ = kNoCountry;
  unsigned business_ = 0, sport_ = 0;  // words of those fields in the report
};

}  // namespace waqai::entity
