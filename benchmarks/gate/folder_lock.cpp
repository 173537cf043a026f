#include "benchmarks/gate/folder_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace sockspec::benchmarks {

folder_lock::folder_lock(const std::filesystem::path& folder)
    : file_(::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
  const auto fail = [&] {
    throw std::system_error(errno, std::generic_category(), "cannot lock " + folder.string());
  };
  if (file_ < 0) fail();
  while (::flock(file_, LOCK_EX) != 0) {
    if (errno != EINTR) fail();
  }
}

folder_lock::~folder_lock() {
  ::close(file_);
}

}  // namespace sockspec::benchmarks
