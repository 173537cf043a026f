// database.hpp where SQLite was not found.

#include <stdexcept>

#include "benchmarks/history/database.hpp"

namespace sockspec::benchmarks {
namespace {

constexpr const char* missing =
    "this program was built without SQLite; install it (Debian: apt-get install libsqlite3-dev; "
    "macOS: brew install sqlite) and build again";

}  // namespace

result_table query(const history& /*whole*/, std::string_view /*text*/) {
  throw std::runtime_error(missing);
}

void write_database(const history& /*whole*/, const std::filesystem::path& /*file*/) {
  throw std::runtime_error(missing);
}

}  // namespace sockspec::benchmarks
