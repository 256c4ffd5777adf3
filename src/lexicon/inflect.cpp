// The idea: a form is prefix + stem + suffix, where the stem is a dictionary form with at most one
// letter dropped, replaced or doubled, counted from its end. Which letters a weak verb loses
// follows from the shape of its past and present alone, so a class is a pair of letter patterns and
// a list of such recipes. Words are decoded once for matching; forms are put together from slices
// of their bytes in one fixed buffer.
#include "lexicon/inflect.h"

#include <array>
#include <string>
#include <vector>

#include "lexicon/data.h"

namespace waqai::lexicon {
namespace {

constexpr std::size_t kMaxLetters = 48;

/// A word as code points, for matching, with the byte where each begins, for cutting. `bytes` is a
/// slice of the caller's cell. Longer words are cut, which no dictionary form reaches.
struct Letters {
  std::array<char32_t, kMaxLetters> at{};
  std::array<std::uint8_t, kMaxLetters + 1> offset{};
  std::size_t size = 0;
  std::string_view bytes;

  /// The bytes of letters [from, to).
  std::string_view slice(std::size_t from, std::size_t to) const {
    return bytes.substr(offset[from], static_cast<std::size_t>(offset[to] - offset[from]));
  }
};

Letters decode(std::string_view s) {
  Letters out;
  std::size_t i = 0;
  while (i < s.size() && out.size < kMaxLetters) {
    const auto lead = static_cast<unsigned char>(s[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (i + length > s.size()) break;
    char32_t c = length == 1 ? lead : lead & (0xFFu >> (length + 1));
    for (std::size_t k = 1; k < length; ++k) {
      c = (c << 6) | (static_cast<unsigned char>(s[i + k]) & 0x3Fu);
    }
    out.at[out.size++] = c;
    i += length;
    out.offset[out.size] = static_cast<std::uint8_t>(i);
  }
  out.bytes = s.substr(0, i);
  return out;
}

/// Fixed output buffer; what does not fit is dropped whole, never cut inside a letter.
class Writer {
 public:
  void clear() { size_ = 0; }
  void put(std::string_view s) {
    if (size_ + s.size() > buffer_.size()) return;
    s.copy(buffer_.data() + size_, s.size());
    size_ += s.size();
  }
  std::string_view view() const { return {buffer_.data(), size_}; }

 private:
  std::array<char, 4 * kMaxLetters + 64> buffer_;
  std::size_t size_ = 0;
};

enum class Group : std::uint8_t { kPast, kPresent, kMasdar, kParticiple, kAdjective };
constexpr std::size_t kGroups = 5;
constexpr std::array<std::string_view, kGroups> kGroupNames = {"past", "present", "masdar",
                                                               "participle", "adjective"};

struct FeatureName {
  std::string_view name;
  std::uint32_t bit;
};
constexpr FeatureName kFeatureNames[] = {{"past", kPast},
                                         {"present", kPresent},
                                         {"passive", kPassive},
                                         {"passive_only", kPassiveOnly},
                                         {"jussive", kJussive},
                                         {"active_participle", kActiveParticiple},
                                         {"passive_participle", kPassiveParticiple},
                                         {"masdar", kMasdar},
                                         {"first", kFirst},
                                         {"second", kSecond},
                                         {"third", kThird},
                                         {"masculine", kMasculine},
                                         {"feminine", kFeminine},
                                         {"singular", kSingular},
                                         {"dual", kDual},
                                         {"plural", kPlural},
                                         {"definite", kDefinite},
                                         {"accusative", kAccusative},
                                         {"imperative", kImperative}};

std::uint32_t parse_features(std::string_view list) {
  std::uint32_t bits = 0;
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    const std::string_view name = list.substr(0, comma);
    for (const FeatureName& f : kFeatureNames) {
      if (f.name == name) bits |= f.bit;
    }
    list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
  }
  return bits;
}

/// How a stem is cut from the dictionary form: 0 whole, n>0 the n-th letter from the end gives way
/// to the infix, kDouble the last letter is written twice, kHeadless the first letter goes.
constexpr std::int8_t kDouble = -1;
constexpr std::int8_t kHeadless = -2;

struct Form {
  std::uint32_t features = 0;
  bool of_present =
      false;  ///< stem of the present (without its person letter), else of the other form
  std::int8_t cut = 0;
  std::string prefix, infix, suffix;
};

struct ParadigmClass {
  std::string name;
  bool additive = false;
  Letters first, second;
  std::vector<Form> forms;
};

bool matches(const char32_t* p, const char32_t* p_end, const char32_t* w, const char32_t* w_end) {
  while (p != p_end) {
    if (*p == U'*') {
      for (const char32_t* rest = w;; ++rest) {
        if (matches(p + 1, p_end, rest, w_end)) return true;
        if (rest == w_end) return false;
      }
    }
    if (w == w_end || (*p != U'?' && *p != *w)) return false;
    ++p;
    ++w;
  }
  return w == w_end;
}

bool matches(const Letters& pattern, const Letters& word) {
  if (pattern.size == 0) return true;
  return matches(pattern.at.data(), pattern.at.data() + pattern.size, word.at.data(),
                 word.at.data() + word.size);
}

void put_stem(const Letters& word, std::size_t from, const Form& form, Writer& out) {
  const std::size_t begin = form.cut == kHeadless ? from + 1 : from;
  if (begin >= word.size) return;
  const auto back = static_cast<std::size_t>(form.cut > 0 ? form.cut : 0);
  if (back > 0 && back <= word.size - begin) {
    const std::size_t gap = word.size - back;
    out.put(word.slice(begin, gap));
    out.put(form.infix);
    out.put(word.slice(gap + 1, word.size));
  } else {
    out.put(word.slice(begin, word.size));
    if (form.cut == kDouble) out.put(word.slice(word.size - 1, word.size));
  }
}

std::string_view alternative(std::string_view& rest) {
  const std::size_t bar = rest.find('|');
  const std::string_view head = rest.substr(0, bar);
  rest = bar == std::string_view::npos ? std::string_view{} : rest.substr(bar + 1);
  return head;
}

}  // namespace

struct Inflector::Paradigms {
  std::array<std::vector<ParadigmClass>, kGroups> groups;

  void run(Group group, const Letters& word, const Letters& present, const Sink& sink) const {
    Writer out;
    bool taken = false;
    for (const ParadigmClass& c : groups[static_cast<std::size_t>(group)]) {
      if ((taken && !c.additive) || !matches(c.first, word) || !matches(c.second, present))
        continue;
      taken = taken || !c.additive;
      for (const Form& form : c.forms) {
        const Letters& base = form.of_present ? present : word;
        const std::size_t from = form.of_present ? 1 : 0;
        if (base.size < from + 1) continue;
        out.clear();
        out.put(form.prefix);
        put_stem(base, from, form, out);
        out.put(form.suffix);
        sink(out.view(), form.features);
      }
    }
  }
};

Inflector::Inflector(const Table& table) {
  auto built = std::make_unique<Paradigms>();
  const int features = table.column("features"), stem = table.column("stem");
  const int pattern = table.column("pattern"), pattern2 = table.column("present_pattern");
  const int prefix = table.column("prefix"), infix = table.column("infix"),
            suffix = table.column("suffix");
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string_view id = table.id(row);
    const std::size_t dot = id.find('.');
    if (dot == std::string_view::npos) continue;
    std::size_t group = 0;
    while (group < kGroups && kGroupNames[group] != id.substr(0, dot)) ++group;
    if (group == kGroups) continue;
    auto& classes = built->groups[group];
    const std::size_t dot2 = id.find('.', dot + 1);
    const std::string_view name =
        id.substr(dot + 1, dot2 == std::string_view::npos ? dot2 : dot2 - dot - 1);
    if (dot2 == std::string_view::npos) {
      ParadigmClass c;
      c.name = std::string(name);
      c.additive = !name.empty() && name.front() == 'x';
      c.first = decode(table.cell(row, pattern));
      c.second = decode(table.cell(row, pattern2));
      c.first.bytes = c.second.bytes = {};
      classes.push_back(std::move(c));
      continue;
    }
    if (classes.empty() || classes.back().name != name)
      continue;  // sorted: the class row comes first
    Form form;
    form.features = parse_features(table.cell(row, features));
    std::string_view code = table.cell(row, stem);
    const std::size_t colon = code.find(':');
    form.of_present = code.substr(0, colon) == "present";
    const char cut =
        colon == std::string_view::npos || colon + 1 >= code.size() ? '0' : code[colon + 1];
    form.cut = cut == 'd' ? kDouble : cut == 'f' ? kHeadless : static_cast<std::int8_t>(cut - '0');
    form.prefix = std::string(table.cell(row, prefix));
    form.infix = std::string(table.cell(row, infix));
    form.suffix = std::string(table.cell(row, suffix));
    classes.back().forms.push_back(std::move(form));
  }
  paradigms_ = std::move(built);
}

Inflector::~Inflector() = default;
Inflector::Inflector(Inflector&&) noexcept = default;
Inflector& Inflector::operator=(Inflector&&) noexcept = default;

void Inflector::verb(std::string_view past, std::string_view present, std::string_view masdar,
                     std::string_view participle, const Sink& sink) const {
  Letters last_present;
  bool more_presents = !present.empty();
  std::string_view pasts = past, presents = present;
  while (!pasts.empty() || more_presents) {
    const Letters one = decode(alternative(pasts));
    if (more_presents) {
      last_present = decode(alternative(presents));
      more_presents = !presents.empty();
    }
    if (one.size > 0) paradigms_->run(Group::kPast, one, last_present, sink);
    if (last_present.size > 1) paradigms_->run(Group::kPresent, one, last_present, sink);
  }
  const Letters none{};
  for (std::string_view rest = masdar; !rest.empty();) {
    paradigms_->run(Group::kMasdar, decode(alternative(rest)), none, sink);
  }
  for (std::string_view rest = participle; !rest.empty();) {
    paradigms_->run(Group::kParticiple, decode(alternative(rest)), none, sink);
  }
}

void Inflector::adjective(std::string_view form, const Sink& sink) const {
  const Letters none{};
  for (std::string_view rest = form; !rest.empty();) {
    paradigms_->run(Group::kAdjective, decode(alternative(rest)), none, sink);
  }
}

}  // namespace waqai::lexicon
