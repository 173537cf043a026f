#pragma once
// The categories as objects, for those who need their address without a call.

#include <string>
#include <system_error>

#include "sockspec/error_table.hpp"

namespace sockspec {

/// Codes whose numbers stand in one column of the error table.
class table_category final : public std::error_category {
 public:
  constexpr table_category(const char* name, error_space space) noexcept
      : name_(name), space_(space) {}

  const char* name() const noexcept override { return name_; }
  std::string message(int number) const override;
  std::error_condition default_error_condition(int number) const noexcept override;
  /// Where the C library has two numbers for one meaning (EAGAIN and EWOULDBLOCK of MSVC), a code
  /// equals both.
  bool equivalent(int number, const std::error_condition&) const noexcept override;

 private:
  const char* name_;
  error_space space_;
};

/// Never destroyed: codes are still compared and printed while static objects are torn down.
template <typename Category>
union immortal {
  template <typename... Arguments>
  constexpr explicit immortal(Arguments... arguments) : category(arguments...) {}
  immortal(const immortal&) = delete;
  immortal& operator=(const immortal&) = delete;
  ~immortal() {}
  const Category category;
};

extern immortal<table_category> socket_errors;
extern immortal<table_category> resolver_errors;

}  // namespace sockspec
