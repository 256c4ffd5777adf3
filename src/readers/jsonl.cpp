// One report a line, as research collections keep them: `id`, `date`, `title`, `text`, and
// `outlet`, `url` where known. simdjson parses; the text field becomes the document unchanged.
#include <simdjson.h>

#include "readers/readers.h"

namespace waqai::readers {
namespace {

std::string text_field(simdjson::dom::object object, const char* key) {
  std::string_view value;
  if (object[key].get_string().get(value) == simdjson::SUCCESS) return std::string(value);
  std::int64_t number = 0;
  if (object[key].get_int64().get(number) == simdjson::SUCCESS) return std::to_string(number);
  return {};
}

}  // namespace

Result<std::shared_ptr<const Document>> jsonl_record(std::string_view line,
                                                     const Metadata& defaults) {
  const auto fail = [&](ErrorCode code, std::string message) {
    return Error{code, std::move(message), defaults.id, std::nullopt, std::nullopt};
  };
  simdjson::dom::parser parser;
  simdjson::dom::element element;
  if (const auto error = parser.parse(line.data(), line.size()).get(element);
      error != simdjson::SUCCESS)
    return fail(ErrorCode::kInvalidJson, std::string("is not valid JSON: ") +
                                             simdjson::error_message(error) +
                                             "; each line must be one JSON object");
  simdjson::dom::object object;
  if (element.get_object().get(object) != simdjson::SUCCESS)
    return fail(ErrorCode::kInvalidJson, "is not a JSON object; each line must be one JSON object");
  std::string_view text;
  if (object["text"].get_string().get(text) != simdjson::SUCCESS)
    return fail(ErrorCode::kMissingField,
                "has no string field \"text\"; a record needs id, date, title, text");
  Metadata metadata = defaults;
  if (std::string id = text_field(object, "id"); !id.empty()) metadata.id = std::move(id);
  if (std::string title = text_field(object, "title"); !title.empty())
    metadata.title = std::move(title);
  if (std::string outlet = text_field(object, "outlet"); !outlet.empty())
    metadata.outlet = std::move(outlet);
  if (std::string url = text_field(object, "url"); !url.empty()) metadata.url = std::move(url);
  if (std::string date = text_field(object, "date"); !date.empty() && !metadata.dct) {
    // A time of day may follow; one that cannot be read does not count.
    const bool stamped = date.size() > 10 && (date[10] == 'T' || date[10] == ' ');
    auto day = parse_iso_date(stamped ? std::string_view(date).substr(0, 10) : date);
    if (const auto moment = parse_iso_moment(date); moment.has_value())
      metadata.dct_minute = moment->minute;
    if (!day) {
      Error e = std::move(day).error();
      e.source = metadata.id;
      e.message = "the field \"date\": " + e.message;
      return e;
    }
    metadata.dct = *day;
    metadata.dct_source = "field";
  }
  return plain_text(std::string(text), std::move(metadata));
}

InputFormat sniff(std::string_view path, std::string_view bytes) {
  const auto ends = [&](std::string_view suffix) {
    return path.size() >= suffix.size() && path.substr(path.size() - suffix.size()) == suffix;
  };
  if (ends(".jsonl") || ends(".ndjson")) return InputFormat::kJsonl;
  std::size_t i = 0;
  while (i < bytes.size() && (bytes[i] == ' ' || bytes[i] == '\n' || bytes[i] == '\r')) ++i;
  if (i < bytes.size() && bytes[i] == '{') {
    const std::string_view head = bytes.substr(i, 4096);
    if (head.find("\"text\"") != std::string_view::npos ||
        head.find("\"title\"") != std::string_view::npos)
      return InputFormat::kJsonl;
  }
  return InputFormat::kText;
}

}  // namespace waqai::readers
