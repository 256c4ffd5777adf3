// The clitics of written Arabic are a closed set: conjunction (waw, fa), then one particle (ba,
// lam, kaf, sin), then the stem, then one pronoun. All combinations are listed, none is chosen.
#include "text/clitics.h"

#include <cstring>

namespace waqai::text {
namespace {

// Folded letters, two bytes each.
constexpr std::string_view kWawLetter = "\xD9\x88", kFaLetter = "\xD9\x81", kBaLetter = "\xD8\xA8",
                           kLamLetter = "\xD9\x84", kKafLetter = "\xD9\x83",
                           kSinLetter = "\xD8\xB3", kAlef = "\xD8\xA7", kTaLetter = "\xD8\xAA",
                           kHaLetter = "\xD9\x87", kYaLetter = "\xD9\x8A", kHamza = "\xD8\xA1",
                           kHamzaOnWaw = "\xD8\xA4", kHamzaOnYa = "\xD8\xA6",
                           kMimLetter = "\xD9\x85", kNunLetter = "\xD9\x86";

struct Pronoun {
  std::string_view text;
  Enclitic enclitic;
};
constexpr Pronoun kPronouns[] = {
    {"\xD9\x87\xD9\x85\xD8\xA7", Enclitic::kHuma},
    {"\xD9\x87\xD8\xA7", Enclitic::kHa},
    {"\xD9\x87\xD9\x85", Enclitic::kHum},
    {"\xD9\x87\xD9\x86", Enclitic::kHunna},
    {"\xD9\x86\xD8\xA7", Enclitic::kNa},
    {"\xD9\x83\xD9\x85", Enclitic::kKum},
    {"\xD9\x87", Enclitic::kHu},
    {"\xD9\x8A", Enclitic::kYa},
    {"\xD9\x83", Enclitic::kKa},
};

// Two bytes compared in place: this runs for every word several times.
bool starts(std::string_view s, std::string_view letter) {
  return s.size() >= 2 && s[0] == letter[0] && s[1] == letter[1];
}
bool ends_in(std::string_view s, std::string_view letter) {
  return s.size() >= 2 && s[s.size() - 2] == letter[0] && s[s.size() - 1] == letter[1];
}
bool ends(std::string_view s, std::string_view suffix) {
  if (s.size() < suffix.size()) return false;
  const char* at = s.data() + (s.size() - suffix.size());
  for (std::size_t i = suffix.size(); i-- > 0;)
    if (at[i] != suffix[i]) return false;
  return true;
}
// True if the last letter is the last letter of some pronoun: most words stop here.
bool may_end_in_pronoun(std::string_view s) {
  return ends_in(s, kHaLetter) || ends_in(s, kAlef) || ends_in(s, kYaLetter) ||
         ends_in(s, kMimLetter) || ends_in(s, kNunLetter) || ends_in(s, kKafLetter);
}

struct Sink {
  Reading* out;
  std::size_t n = 0;
  void add(const Reading& r) {
    if (n < kMaxReadings) out[n++] = r;
  }
};

constexpr std::size_t kMinStem = 4;  // two letters

// The reading itself and its variants with a pronoun taken off.
void with_pronouns(std::string_view word, const Reading& base, Sink& sink) {
  sink.add(base);
  const std::string_view rest = word.substr(base.lead);
  if (!may_end_in_pronoun(rest)) return;
  for (const Pronoun& p : kPronouns) {
    if (!ends(rest, p.text) || rest.size() < p.text.size() + kMinStem) continue;
    Reading r = base;
    r.enclitic = p.enclitic;
    r.trail = static_cast<std::uint8_t>(p.text.size());
    sink.add(r);
    const std::string_view stem_text = rest.substr(0, rest.size() - p.text.size());
    if (ends_in(stem_text, kTaLetter)) {
      r.change = StemChange::kTaa;
      sink.add(r);
    } else if (ends_in(stem_text, kAlef)) {
      r.change = StemChange::kYa;
      sink.add(r);
    } else if (ends_in(stem_text, kHamzaOnWaw) || ends_in(stem_text, kHamzaOnYa)) {
      r.change = StemChange::kHamza;
      sink.add(r);
    }
  }
}

void with_particle(std::string_view word, Reading base, Sink& sink) {
  with_pronouns(word, base, sink);
  const std::string_view rest = word.substr(base.lead);
  if (rest.size() < kMinStem + 2) return;
  Proclitic particle;
  if (starts(rest, kBaLetter)) {
    particle = kBa;
  } else if (starts(rest, kLamLetter)) {
    particle = kLam;
  } else if (starts(rest, kKafLetter)) {
    particle = kKaf;
  } else if (starts(rest, kSinLetter)) {
    particle = kSin;
  } else {
    return;
  }
  base.proclitics = static_cast<Proclitics>(base.proclitics | particle);
  base.lead = static_cast<std::uint8_t>(base.lead + 2);
  with_pronouns(word, base, sink);
  if (particle == kLam && starts(word.substr(base.lead), kLamLetter)) {
    base.article = 1;
    sink.add(base);
    base.article = 2;
    sink.add(base);
  }
}

}  // namespace

std::size_t readings(std::string_view folded, Reading (&out)[kMaxReadings]) {
  Sink sink{out};
  if (folded.size() > 96) {  // no word of the language: only itself, if it fits
    sink.add(Reading{});
    return sink.n;
  }
  with_particle(folded, Reading{}, sink);
  if (folded.size() >= kMinStem + 2 && (starts(folded, kWawLetter) || starts(folded, kFaLetter))) {
    Reading r;
    r.proclitics = starts(folded, kWawLetter) ? kWaw : kFa;
    r.lead = 2;
    with_particle(folded, r, sink);
  }
  return sink.n;
}

std::string_view stem(std::string_view folded, const Reading& r, char (&buffer)[128]) {
  const std::string_view slice = folded.substr(r.lead, folded.size() - r.lead - r.trail);
  if (r.article == 0 && r.change == StemChange::kNone) return slice;
  std::size_t n = 0;
  const auto put = [&](std::string_view s) {
    if (n + s.size() > sizeof buffer) return;
    std::memcpy(buffer + n, s.data(), s.size());
    n += s.size();
  };
  if (r.article == 1) put(kAlef);
  if (r.article == 2) put(kArticle);
  switch (r.change) {
    case StemChange::kNone:
      put(slice);
      break;
    case StemChange::kTaa:
      put(slice.substr(0, slice.size() - 2));
      put(kHaLetter);
      break;
    case StemChange::kYa:
      put(slice.substr(0, slice.size() - 2));
      put(kYaLetter);
      break;
    case StemChange::kHamza:
      put(slice.substr(0, slice.size() - 2));
      put(kHamza);
      break;
  }
  return {buffer, n};
}

Proclitics particle(std::string_view letter) {
  if (letter.size() != 2) return 0;
  if (letter == kWawLetter) return kWaw;
  if (letter == kFaLetter) return kFa;
  if (letter == kBaLetter) return kBa;
  if (letter == kLamLetter) return kLam;
  if (letter == kKafLetter) return kKaf;
  if (letter == kSinLetter) return kSin;
  return 0;
}

}  // namespace waqai::text
