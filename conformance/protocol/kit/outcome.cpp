#include "protocol/kit/outcome.hpp"

#include <cerrno>
#include <utility>

#include "sockspec/errc.hpp"
#include "sockspec/error.hpp"

namespace sockspec::driver {

outcome outcome::error(const std::error_code& code) {
  return error(error_object(code));
}

bool outcome::is_error(std::string_view portable_name) const {
  return member_ == std::string_view("error") && content_["name"] == value(portable_name);
}

value error_object(const std::error_code& code) {
  return value()
      .set("space", code.category().name())
      .set("number", code.value())
      .set("native", native_name(code))
      .set("name", to_string(to_errc(code)));
}

outcome error_from_errno() {
  return outcome::error({errno, socket_category()});
}

}  // namespace sockspec::driver
