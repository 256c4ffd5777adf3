// The search for cues: one object for a document, its rooms in cue_*.cpp.
#pragma once

#include <cstdint>
#include <vector>

#include "quotation/cues.h"

namespace waqai::quotation {

using lexicon::Hit;

class Finder {
 public:
  explicit Finder(const Scan& scan) : s_(scan) {}
  Cues run();

 private:
  // cues.cpp
  void token(std::size_t i);
  bool opens_clause(std::size_t i) const;
  Cue start(CueKind kind, std::size_t i, std::uint32_t hit) const;
  // Walks back over what may stand between a clause border and its verb.
  std::size_t before(std::size_t i) const;
  // Sets boundary and initial from the words before the clause that begins at `k`.
  void border(Cue& c, std::size_t k) const;
  void remember(const Cue& c);
  void accept(Cue& c, const ReportingVerb& v);
  // Words between the cue (and its subject) and what it governs, times left out.
  std::size_t gap(const Cue& c) const;
  // The subject of the sentence's own verb, if no reporting cue gave one.
  void subject_of_sentence();
  static bool is_speech(const Complement& c);
  bool is_speech(std::size_t quote) const;
  static bool strong(const Phrase& p);

  // cue_colon.cpp
  bool colon();
  bool document_colon(std::size_t at);
  Cue before_colon(const Phrase& who, std::size_t at) const;
  bool speaks(const Phrase& p) const;
  void forget_headline();
  std::string_view stem(std::size_t k) const;

  // cue_verbs.cpp
  PhraseOptions options(const ReportingVerb& v) const;
  bool verb(std::size_t i, std::uint32_t hit);
  // Verbs whose past begins with a bare alef have a first person present that differs by its hamza
  // only.
  bool first_person(std::size_t i, const Hit& hit, const ReportingVerb& v,
                    std::uint32_t bits) const;
  bool waits(std::size_t from, std::size_t to) const;
  bool human(std::size_t i) const;
  bool described(Cue& c, const ReportingVerb& v) const;
  void later_clause(Cue& c, const ReportingVerb& v) const;
  bool said_by_nobody(std::size_t i, std::uint32_t hit);
  // A word that is also a preposition is a verb only right before its clause.
  bool clear_of(const Cue& c) const;
  // "X reported from Y that / his saying that".
  bool relays(Cue& c, const ReportingVerb& v);
  // "It said, quoting X, that": X is the source, the subject the relay.
  void relay_inside(Cue& c);
  // "It came in the report that": a document, or those who hold the rumour, speak.
  bool appears(Cue& c, const ReportingVerb& v);
  bool rumoured(Cue& c, std::size_t k);
  bool appears_in(Cue& c, const ReportingVerb& v, const Phrase& holder, std::size_t from);
  std::size_t past_relative(const Phrase& p) const;
  bool is_object(const Phrase& p, const ReportingVerb& v, std::uint32_t bits,
                 std::size_t verb) const;
  void addressed(Cue& c, const ReportingVerb& v) const;
  void alone_accused(Cue& c, const ReportingVerb& v);
  bool shares_homograph(std::size_t i, std::uint32_t index) const;
  bool follows_subject(std::size_t k) const;
  bool after_what(std::size_t i, std::size_t k, std::uint32_t index);
  // "…, said X." and "…, as X said": the words before are the content.
  bool posted(Cue& c, const ReportingVerb& v);
  // "The flow of aid that the ministers spoke of": the noun before the relative pronoun is the
  // content.
  bool said_of(Cue& c, const ReportingVerb& v, std::size_t i, std::size_t k);

  // cue_subjects.cpp
  void subject(Cue& c, std::size_t i, std::size_t k, const ReportingVerb& v, bool joined);
  // Whether the words before a verb are its subject rather than those after it.
  bool prefer_ahead(const Phrase& ahead, const Phrase& after, const ReportingVerb& v, bool relative,
                    bool enclitic) const;
  Phrase topic(std::size_t k) const;
  std::size_t past_told(std::size_t j) const;
  void issued(Phrase& ahead, Cue& c, std::size_t i, const ReportingVerb& v) const;
  // -1 if a relative pronoun and a verb cannot be of one gender and number.
  static int agrees(std::uint32_t pronoun, std::uint32_t verb);
  // "A note of the embassy in which it voiced …": the embassy speaks, not the note.
  void inner_source(Cue& c);
  // The noun a relative pronoun at `at` refers to.
  Phrase antecedent(std::size_t at) const;

  // cue_nouns.cpp
  bool participle(std::size_t i);
  bool verbal_noun(std::size_t i);
  bool charge(Cue& c, const ReportingVerb& v, std::size_t i);
  Phrase after_particle(std::size_t i, std::size_t limit) const;
  bool accusing(std::size_t i, const ReportingVerb& v) const;
  bool saying(std::size_t i);

  // cue_according.cpp
  bool according(std::size_t i);
  // Whether a conjunction is attached to the function word or cue at i.
  bool leads(std::size_t i) const;
  // "A statement issued by X": X, with the statement as the document.
  void issuer(Cue& c) const;
  bool passed_on(Cue& c);
  // A noun phrase that can be a source: named, or of a kind that speaks.
  bool bearing(Cue& c, std::size_t next);
  std::size_t past_description(const Phrase& p) const;
  Phrase source_at(std::size_t i) const;

  const Scan& s_;
  Cues out_;
  std::size_t begin_ = 0, end_ = 0, text_begin_ = 0, sentence_ = 0;
  std::size_t skip_until_ = 0;
  Phrase accused_;  ///< a phrase right after the verb that is its object
};

}  // namespace waqai::quotation
