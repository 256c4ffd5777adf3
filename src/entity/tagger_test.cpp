// The tagger stays within bounds on any bytes, and its table of words finds what was put there.
#include "entity/tagger.h"

#include <gtest/gtest.h>

#include <cstring>
#include <string>

#include "base/hash.h"

namespace waqai::entity {
namespace {

std::string table_of(std::string_view word, std::uint16_t cluster, std::uint8_t name) {
  WordsHeader header{};
  header.magic = kWordsMagic;
  header.slots = 4;
  std::string bytes(sizeof header + 4 * 8, '\0');
  std::memcpy(bytes.data(), &header, sizeof header);
  const std::uint64_t hash = hash64(word);
  const std::uint32_t fingerprint = static_cast<std::uint32_t>(hash >> 32) | 1U;
  char* slot =
      bytes.data() + sizeof header + std::size_t{static_cast<std::uint32_t>(hash) & 3U} * 8;
  std::memcpy(slot, &fingerprint, 4);
  std::memcpy(slot + 4, &cluster, 2);
  slot[6] = static_cast<char>(name);
  return bytes;
}

TEST(Words, FindsWhatIsThere) {
  const std::string bytes = table_of("زيد", 7, 64);
  const Words words(bytes);
  EXPECT_EQ(words.find(hash64("زيد")).cluster, 7);
  EXPECT_EQ(words.find(hash64("زيد")).name, 64);
  EXPECT_EQ(words.find(hash64("عمرو")).name, 0);
}

TEST(Words, IgnoresOtherBytes) {
  EXPECT_EQ(Words("").find(hash64("زيد")).name, 0);
  EXPECT_EQ(Words(std::string(100, 'x')).find(hash64("زيد")).name, 0);
  std::string cut = table_of("زيد", 7, 64);
  cut.pop_back();
  EXPECT_EQ(Words(cut).find(hash64("زيد")).name, 0);
}

TEST(Words, KnowsAStemBehindAParticle) {
  const std::string bytes = table_of("سالم", 9, 65);
  const Words words(bytes);
  const WordHash hash = hash_word("وسالم", words);
  EXPECT_EQ(hash.facts.name, 0);
  EXPECT_EQ(hash.stem_facts.name, 65);
  EXPECT_EQ(hash.facts.cluster, 9);
}

TEST(Tagger, IsOffWithoutAModel) {
  const Tagger tagger("");
  EXPECT_FALSE(tagger.on());
  Tagger::Scratch scratch;
  std::vector<Tagged> out;
  std::vector<Form> forms;
  const std::vector<std::string_view> words(3, "كلمة");
  tagger.forms_of(words, Words(""), forms);
  ASSERT_EQ(forms.size(), 3U);
  const std::vector<const Form*> sentence(3, forms.data());
  const std::vector<Evidence> evidence(3);
  tagger.tag(sentence, evidence, scratch, out);
  ASSERT_EQ(out.size(), 3U);
  EXPECT_EQ(out[0].tag, Tag::kOut);
}

TEST(Tagger, FillsEveryFeature) {
  const std::vector<Word> sentence(1, {hash_word("", Words("")), {}});
  std::array<std::uint32_t, kFeatures> hashes{};
  features(sentence, 0, hashes);
  for (const std::uint32_t h : hashes) EXPECT_NE(h, 0U);
}

}  // namespace
}  // namespace waqai::entity
