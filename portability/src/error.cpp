#include "sockspec/error.hpp"

#include <string>

#include "error_category.hpp"
#include "host_errors.hpp"
#include "sockspec/error_table.hpp"

namespace sockspec {
namespace {

/// Winsock reports Win32 numbers, too; the two spaces have none in common.
const error_row* row_of(error_space space, int number) noexcept {
  const error_row* const row = find_error(space, number);
  if (row != nullptr || space != error_space::winsock) return row;
  return find_error(error_space::win32, number);
}

errc meaning_of(error_space space, int number) noexcept {
  const error_row* const row = row_of(space, number);
  return row == nullptr ? errc::unknown : row->meaning;
}

/// The errc with that value, if there is one.
errc code_of(int value) noexcept {
  const auto code = static_cast<errc>(value);
  return static_cast<int>(code) == value ? code : errc::unknown;
}

/// The condition that stands for a meaning: std::errc's where the C library has a number for it.
std::error_condition condition_of(errc meaning) noexcept {
  if (meaning == errc::argument_rejected) meaning = errc::invalid_argument;
  for (const error_row& row : error_table()) {
    if (row.space == host::errno_space && row.meaning == meaning) {
      return {row.number, std::generic_category()};
    }
  }
  return make_error_condition(meaning);
}

/// Codes and conditions whose numbers are values of errc.
class portable_names_category final : public std::error_category {
 public:
  const char* name() const noexcept override { return "sockspec"; }

  std::string message(int value) const override { return std::string(explain(code_of(value))); }

  std::error_condition default_error_condition(int value) const noexcept override {
    return condition_of(code_of(value));
  }

  bool equivalent(const std::error_code& code, int condition) const noexcept override {
    return code && to_errc(code) == code_of(condition);
  }
};

constinit immortal<portable_names_category> portable_errors;

}  // namespace

std::string table_category::message(int number) const {
  const error_row* const row = row_of(space_, number);
  if (row == nullptr) return std::string(name_) + ":" + std::to_string(number);
  std::string text(row->says);
  return text.append(" (").append(row->name).append(" ").append(std::to_string(number)).append(")");
}

std::error_condition table_category::default_error_condition(int number) const noexcept {
  const errc meaning = meaning_of(space_, number);
  return meaning == errc::unknown ? std::error_condition(number, *this) : condition_of(meaning);
}

bool table_category::equivalent(int number, const std::error_condition& condition) const noexcept {
  if (default_error_condition(number) == condition) return true;
  if (condition.category() != std::generic_category()) return false;
  const errc meaning = meaning_of(host::errno_space, condition.value());
  return meaning != errc::unknown && meaning == meaning_of(space_, number);
}

constinit immortal<table_category> socket_errors(host::error_category_name, host::error_space);
constinit immortal<table_category> resolver_errors("eai", host::resolver_space);

const std::error_category& socket_category() noexcept {
  return socket_errors.category;
}
const std::error_category& resolver_category() noexcept {
  return resolver_errors.category;
}
const std::error_category& portable_category() noexcept {
  return portable_errors.category;
}

error_space host_error_space() noexcept {
  return host::error_space;
}
error_space host_resolver_space() noexcept {
  return host::resolver_space;
}

std::error_code make_error_code(errc code) noexcept {
  return {static_cast<int>(code), portable_category()};
}

std::error_condition make_error_condition(errc code) noexcept {
  return {static_cast<int>(code), portable_category()};
}

errc to_errc(const std::error_code& code) noexcept {
  if (code.category() == portable_category()) return code_of(code.value());
  if (code.category() == resolver_category()) return meaning_of(host::resolver_space, code.value());
  if (code.category() == std::generic_category())
    return meaning_of(host::errno_space, code.value());
  if (code.category() != socket_category() && code.category() != std::system_category()) {
    return errc::unknown;
  }
  return meaning_of(host::error_space, code.value());
}

std::string_view native_name(const std::error_code& code) noexcept {
  if (code.category() == portable_category()) return to_string(code_of(code.value()));
  const bool resolver = code.category() == resolver_category();
  if (!resolver && code.category() != socket_category()) return {};
  const error_row* const row =
      row_of(resolver ? host::resolver_space : host::error_space, code.value());
  return row == nullptr ? std::string_view{} : row->name;
}

}  // namespace sockspec
