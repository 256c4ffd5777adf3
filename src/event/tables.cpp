// Reads the event tables into enums and bit sets, so that no cell is compared while documents run.
#include "event/tables.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "text/endings.h"
#include "text/fold.h"

namespace waqai::event {
namespace {

template <class T, std::size_t N>
T pick(const std::pair<std::string_view, T> (&names)[N], std::string_view cell, T otherwise) {
  for (const auto& [name, value] : names) {
    if (name == cell) return value;
  }
  return otherwise;
}

constexpr std::pair<std::string_view, EventType> kTypes[] = {
    {"AGREE", EventType::kAgree},         {"CONSULT", EventType::kConsult},
    {"SUPPORT", EventType::kSupport},     {"CONCEDE", EventType::kConcede},
    {"COOPERATE", EventType::kCooperate}, {"AID", EventType::kAid},
    {"RETREAT", EventType::kRetreat},     {"REQUEST", EventType::kRequest},
    {"ACCUSE", EventType::kAccuse},       {"REJECT", EventType::kReject},
    {"THREATEN", EventType::kThreaten},   {"PROTEST", EventType::kProtest},
    {"SANCTION", EventType::kSanction},   {"MOBILIZE", EventType::kMobilize},
    {"COERCE", EventType::kCoerce},       {"ASSAULT", EventType::kAssault},
    {"OFFICE", EventType::kOffice},       {"JUSTICE", EventType::kJustice},
    {"DISASTER", EventType::kDisaster},   {"ACCIDENT", EventType::kAccident},
    {"ECONOMY", EventType::kEconomy},     {"MOVE", EventType::kMove},
    {"DEATH", EventType::kDeath},         {"OTHER", EventType::kOther},
};

constexpr std::pair<std::string_view, std::uint16_t> kFrames[] = {
    {"obj", std::uint16_t{kFrameObject}},
    {"on", std::uint16_t{kFrameOn}},
    {"to", std::uint16_t{kFrameTo | kFrameLam}},
    {"with", std::uint16_t{kFrameWith | kFrameBa}},
    {"from", std::uint16_t{kFrameFrom}},
    {"against", std::uint16_t{kFrameAgainst}},
    {"in", std::uint16_t{kFrameIn}},
    {"about", std::uint16_t{kFrameAbout}},
    {"between", std::uint16_t{kFrameBetween}},
};

constexpr std::pair<std::string_view, Needs> kNeeds[] = {
    {"light", Needs::kLightUse},  {"aspect", Needs::kLightUse}, {"agreement", Needs::kAgreement},
    {"release", Needs::kRelease}, {"oath", Needs::kOath},       {"blame", Needs::kBlame},
    {"inquiry", Needs::kInquiry}, {"event", Needs::kEvent},
};

constexpr std::pair<std::string_view, Particle> kParticles[] = {
    {"prep", Particle::kPrep},           {"place", Particle::kPrep},
    {"time", Particle::kTime},           {"agent", Particle::kAgent},
    {"partitive", Particle::kPartitive}, {"connect", Particle::kConnect},
    {"cause", Particle::kCause},         {"comp", Particle::kComplementizer},
    {"cond", Particle::kCondition},      {"purpose", Particle::kPurpose},
    {"done", Particle::kDone},           {"modal", Particle::kModal},
    {"relative", Particle::kRelative},   {"aux", Particle::kAuxiliary},
    {"sub", Particle::kSubordinator},    {"past", Particle::kPast},
    {"generic", Particle::kGeneric},     {"negation", Particle::kNegation},
    {"resume", Particle::kResumptive},   {"governing", Particle::kGoverning},
};

constexpr std::pair<std::string_view, std::uint16_t> kParticleFrames[] = {
    {"about", std::uint16_t{kFrameAbout}},     {"against", std::uint16_t{kFrameAgainst}},
    {"between", std::uint16_t{kFrameBetween}}, {"from", std::uint16_t{kFrameFrom}},
    {"in", std::uint16_t{kFrameIn}},           {"in_front", std::uint16_t{kFrameFront}},
    {"near", std::uint16_t{kFrameNear}},       {"on", std::uint16_t{kFrameOn}},
    {"to", std::uint16_t{kFrameTo}},           {"with", std::uint16_t{kFrameWith}},
    {"by_agent", std::uint16_t{kFrameAgent}},
};

constexpr std::pair<std::string_view, TimeWord> kTimeWords[] = {
    {"after", TimeWord::kAfter},      {"before", TimeWord::kBefore},
    {"by_deadline", TimeWord::kBy},   {"during", TimeWord::kDuring},
    {"since", TimeWord::kSince},      {"until", TimeWord::kUntil},
    {"after_that", TimeWord::kAfter}, {"before_that", TimeWord::kBefore},
};

constexpr std::pair<std::string_view, LightEffect> kEffects[] = {
    {"do", LightEffect::kDo},           {"happen", LightEffect::kHappen},
    {"undergo", LightEffect::kUndergo}, {"cause", LightEffect::kCause},
    {"begin", LightEffect::kBegin},     {"continue", LightEffect::kContinue},
    {"end", LightEffect::kEnd},         {"announce", LightEffect::kAnnounce},
    {"order", LightEffect::kOrder},     {"prevent", LightEffect::kPrevent},
    {"cancel", LightEffect::kCancel},
};

constexpr std::pair<std::string_view, CountKey> kCounts[] = {
    {"killed", CountKey::kKilled},     {"injured", CountKey::kInjured},
    {"bodies", CountKey::kBodies},     {"detained", CountKey::kDetained},
    {"missing", CountKey::kMissing},   {"displaced", CountKey::kDisplaced},
    {"hostages", CountKey::kHostages}, {"infected", CountKey::kInfected},
    {"people", CountKey::kPeople},
};

std::uint16_t frames(std::string_view cell) {
  std::uint16_t out = 0;
  while (!cell.empty()) {
    const std::size_t comma = cell.find(',');
    out = static_cast<std::uint16_t>(out | pick(kFrames, cell.substr(0, comma), std::uint16_t{0}));
    if (comma == std::string_view::npos) break;
    cell.remove_prefix(comma + 1);
  }
  return out;
}

/// The alef with hamza or madda a word begins with; 0 if it begins otherwise.
char32_t first_alef(std::string_view word) {
  if (word.size() < 2 || word[0] != '\xD8') return 0;
  switch (word[1]) {
    case '\xA2':
      return 0x0622;
    case '\xA3':
      return 0x0623;
    case '\xA5':
      return 0x0625;
    default:
      return 0;
  }
}

std::vector<Trigger> read_triggers(const lexicon::Data& data, lexicon::TableId id, bool nouns) {
  std::vector<Trigger> out;
  if (id == lexicon::kNoTable) return out;
  const lexicon::Table& t = data.table(id);
  const int type = t.column("type"), mode = t.column("mode"), cameo = t.column("cameo"),
            recipient = t.column("recipient"), place = t.column("place"),
            possessor = t.column("possessor"), count = t.column("count"), needs = t.column("needs"),
            prior = t.column("prior"), flags = t.column("flags");
  out.reserve(t.size());
  for (std::size_t r = 0; r < t.size(); ++r) {
    Trigger row;
    row.id = std::string(t.id(r));
    row.type = pick(kTypes, t.cell(r, type), EventType::kOther);
    row.mode = std::string(t.cell(r, mode));
    row.cameo = std::string(t.cell(r, cameo));
    row.count = std::string(t.cell(r, count));
    row.outcome = count_key(row.count);
    row.recipient = frames(t.cell(r, recipient));
    row.to_place = t.cell(r, place).find("to") != std::string_view::npos;
    const std::string_view p = t.cell(r, possessor);
    row.possessor = p == "a"   ? Possessor::kActor
                    : p == "p" ? Possessor::kPlace
                               : Possessor::kRecipient;
    row.needs = pick(kNeeds, t.cell(r, needs), Needs::kNothing);
    const std::string_view w = t.cell(r, prior);
    row.prior = w.size() == 1 && w[0] >= '0' && w[0] <= '9' ? static_cast<std::uint8_t>(w[0] - '0')
                                                            : std::uint8_t{3};
    row.noun_table = nouns;
    if (nouns) {
      row.masdar_alef = first_alef(t.forms(r));
    } else {
      row.past_alef = first_alef(t.cell(r, t.column("past")));
      row.masdar_alef = first_alef(t.cell(r, t.column("masdar")));
    }
    row.carrier = t.cell(r, flags).find("carrier") != std::string_view::npos;
    row.general = t.cell(r, flags).find("general") != std::string_view::npos;
    row.stops = t.cell(r, flags).find("stops") != std::string_view::npos;
    row.toll = t.cell(r, flags).find("toll") != std::string_view::npos;
    row.affected = t.cell(r, flags).find("affected") != std::string_view::npos;
    out.push_back(std::move(row));
  }
  return out;
}

/// The senses of each trigger; a verb and the noun spelt like its verbal noun share theirs.
void read_senses(const lexicon::Data& data, const lexicon::Table& domains, Tables& out) {
  const lexicon::TableId id = data.table_id("event/senses");
  if (id == lexicon::kNoTable) return;
  const lexicon::Table& t = data.table(id);
  std::unordered_map<std::string, std::uint64_t> bits;
  for (std::size_t r = 0; r < domains.size() && r < 64; ++r)
    bits.emplace(domains.id(r), std::uint64_t{1} << r);
  std::unordered_map<std::string, std::uint32_t> groups;
  for (const Trigger& row : out.verb_rows) groups.emplace("verb." + row.id, row.group);
  for (const Trigger& row : out.noun_rows) groups.emplace("noun." + row.id, row.group);
  std::vector<std::vector<Sense>> of(out.verb_rows.size() + out.noun_rows.size());
  const int trigger = t.column("trigger"), type = t.column("type"), words = t.column("domains");
  for (std::size_t r = 0; r < t.size(); ++r) {
    const auto group = groups.find(std::string(t.cell(r, trigger)));
    if (group == groups.end()) continue;
    Sense sense;
    sense.type = pick(kTypes, t.cell(r, type), EventType::kOther);
    std::string_view rest = t.cell(r, words);
    while (!rest.empty()) {
      const std::size_t comma = rest.find(',');
      const auto bit = bits.find(std::string(rest.substr(0, comma)));
      if (bit != bits.end()) sense.domains |= bit->second;
      rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
    }
    of[group->second].push_back(sense);
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> range(of.size());
  for (std::size_t g = 0; g < of.size(); ++g) {
    range[g].first = static_cast<std::uint32_t>(out.senses.size());
    out.senses.insert(out.senses.end(), of[g].begin(), of[g].end());
    range[g].second = static_cast<std::uint32_t>(out.senses.size());
  }
  for (std::vector<Trigger>* rows : {&out.verb_rows, &out.noun_rows}) {
    for (Trigger& row : *rows) {
      row.first_sense = range[row.group].first;
      row.last_sense = range[row.group].second;
    }
  }
}

}  // namespace

Tables::Tables(const lexicon::Data& data)
    : verbs(data.table_id("event/triggers")),
      nouns(data.table_id("event/trigger_nouns")),
      particles(data.table_id("event/particles")),
      lights(data.table_id("event/light_verbs")),
      counted(data.table_id("event/counted_nouns")),
      demonyms(data.table_id("entity/demonyms")),
      look_alikes(data.table_id("event/look_alikes")),
      domains(data.table_id("event/domains")),
      parties(data.table_id("event/parties")),
      places(data.table_id("event/common_places")),
      titles(data.table_id("entity/titles")),
      heads(data.table_id("entity/heads")),
      sources(data.table_id("quotation/source_nouns")),
      instruments(data.table_id("event/instruments")) {
  roles.assign(data.table_count(), TableRole::kNone);
  for (const auto& [table, role] : {std::pair{particles, TableRole::kParticle},
                                    {lights, TableRole::kLight},
                                    {verbs, TableRole::kVerb},
                                    {domains, TableRole::kDomain},
                                    {counted, TableRole::kCounted},
                                    {demonyms, TableRole::kDemonym},
                                    {parties, TableRole::kParty},
                                    {places, TableRole::kPlace},
                                    {instruments, TableRole::kInstrument},
                                    {titles, TableRole::kSomebody},
                                    {heads, TableRole::kSomebody},
                                    {sources, TableRole::kSource}}) {
    if (table < roles.size()) roles[table] = role;
  }
  verb_rows = read_triggers(data, verbs, false);
  noun_rows = read_triggers(data, nouns, true);
  std::unordered_map<std::string, std::uint32_t> masdars;
  for (std::uint32_t r = 0; r < verb_rows.size(); ++r) {
    verb_rows[r].group = r;
    const lexicon::Table& t = data.table(verbs);
    std::string_view cell = t.cell(r, t.column("masdar"));
    masdars.emplace(text::fold(cell.substr(0, cell.find('|'))), r);
  }
  for (std::uint32_t r = 0; r < noun_rows.size(); ++r) {
    const std::string_view cell = data.table(nouns).forms(r);
    const auto it = masdars.find(text::fold(cell.substr(0, cell.find('|'))));
    noun_rows[r].verbal = it != masdars.end();
    noun_rows[r].group =
        it != masdars.end() ? it->second : static_cast<std::uint32_t>(verb_rows.size()) + r;
  }
  if (look_alikes != lexicon::kNoTable) {
    const lexicon::Table& t = data.table(look_alikes);
    const int flags = t.column("flags");
    for (std::size_t r = 0; r < t.size(); ++r) {
      LookAlike row;
      std::string_view forms = t.forms(r);
      if (forms.find('|') == std::string_view::npos) {
        row.alef = first_alef(forms);
        row.ta_marbuta = text::ends_feminine(forms);
      }
      row.verb_possible = t.cell(r, flags).find("verb") != std::string_view::npos;
      row.aside_possible = t.cell(r, flags).find("aside") != std::string_view::npos;
      look_alike_rows.push_back(row);
    }
  }
  if (particles != lexicon::kNoTable) {
    const lexicon::Table& t = data.table(particles);
    const int kind = t.column("class");
    for (std::size_t r = 0; r < t.size(); ++r) {
      ParticleRow row;
      row.kind = pick(kParticles, t.cell(r, kind), Particle::kNone);
      row.frame = pick(kParticleFrames, t.id(r), std::uint16_t{0});
      row.time = pick(kTimeWords, t.id(r), TimeWord::kNone);
      row.pronoun = t.id(r) == "comp_pronoun";
      row.jussive = t.id(r) == "neg_past";
      row.contrast = t.id(r) == "while";
      particle_rows.push_back(row);
    }
  }
  if (lights != lexicon::kNoTable) {
    const lexicon::Table& t = data.table(lights);
    const int effect = t.column("effect"), subject = t.column("subject"), lends = t.column("lends");
    for (std::size_t r = 0; r < t.size(); ++r) {
      LightRow row;
      row.effect = pick(kEffects, t.cell(r, effect), LightEffect::kNone);
      row.subject_acts = t.cell(r, subject) == "actor";
      row.subject_hosts = t.cell(r, subject) == "place";
      if (!t.cell(r, lends).empty())
        row.lends = static_cast<std::int8_t>(pick(kTypes, t.cell(r, lends), EventType::kOther));
      light_rows.push_back(row);
    }
  }
  if (domains != lexicon::kNoTable) {
    const lexicon::Table& t = data.table(domains);
    const int type = t.column("type");
    const int id = t.column("id");
    for (std::size_t r = 0; r < t.size(); ++r) {
      domain_rows.push_back(
          t.cell(r, type).empty()
              ? std::int8_t{-1}
              : static_cast<std::int8_t>(pick(kTypes, t.cell(r, type), EventType::kOther)));
      if (r < 64 && t.cell(r, id) == "businesses") business_domain = std::uint64_t{1} << r;
    }
    read_senses(data, t, *this);
  }
  if (parties != lexicon::kNoTable) {
    const lexicon::Table& t = data.table(parties);
    const int kind = t.column("kind");
    for (std::size_t r = 0; r < t.size(); ++r) {
      const std::string_view k = t.cell(r, kind);
      party_rows.push_back(k == "measure" ? PartyKind::kMeasure
                           : k == "body"  ? PartyKind::kBody
                                          : PartyKind::kPeople);
    }
  }
  if (sources != lexicon::kNoTable) {
    const lexicon::Table& t = data.table(sources);
    const int kind = t.column("class");
    for (std::size_t r = 0; r < t.size(); ++r) {
      const std::string_view c = t.cell(r, kind);
      source_rows.push_back(c != "document" && c != "work");
    }
  }
  if (counted != lexicon::kNoTable) {
    const lexicon::Table& t = data.table(counted);
    const int key = t.column("key"), number = t.column("number");
    for (std::size_t r = 0; r < t.size(); ++r) {
      const std::string_view n = t.cell(r, number);
      number_rows.push_back(n.starts_with("1") ? std::uint8_t{1}
                            : n == "2"         ? std::uint8_t{2}
                                               : std::uint8_t{0});
      attribute_rows.push_back(n == "1a");
      counted_rows.push_back(pick(kCounts, t.cell(r, key), CountKey::kNone));
    }
  }
}

CountKey count_key(std::string_view name) { return pick(kCounts, name, CountKey::kNone); }

const char* count_key_name(CountKey key) {
  for (const auto& [name, value] : kCounts) {
    if (value == key) return name.data();
  }
  return "";
}

}  // namespace waqai::event
