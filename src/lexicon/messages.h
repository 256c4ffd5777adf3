// The words of diagnostics in both languages, from lexicon/messages/diagnostics.tsv.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/data.h"
#include "waqai/annotations.h"

namespace waqai::lexicon {

/// The rows of the table, read once.
class Messages {
 public:
  explicit Messages(const Data& data);

  /// The diagnostic with {0}, {1}, ... replaced by `arguments`. A code without a row gets an
  /// English text of the code and its arguments.
  Diagnostic make(std::string_view code, std::optional<Span> span,
                  std::initializer_list<std::string_view> arguments = {}) const;

 private:
  struct Row {
    std::string code, en, ar;
  };
  std::vector<Row> rows_;
};

}  // namespace waqai::lexicon
