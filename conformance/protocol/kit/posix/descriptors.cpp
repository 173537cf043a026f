#include "protocol/kit/posix/descriptors.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <mutex>
#include <set>
#include <string>
#include <system_error>

namespace sockspec::driver {
namespace {

constexpr int high = 200;
constexpr int highest_scanned = 65'536;  // where there is no list of open descriptors

// Filled before lanes run, and by fork's child, which has one thread.
std::set<int>& own_descriptors() {
  static std::set<int> own;
  return own;
}

DIR*& listing() {
  static DIR* folder = nullptr;
  return folder;
}

int soft_limit() {
  struct rlimit limit {};
  getrlimit(RLIMIT_NOFILE, &limit);
  return static_cast<int>(std::min<rlim_t>(limit.rlim_cur, highest_scanned));
}

std::vector<int> scan() {
  std::vector<int> open;
  for (int each = 0; each < soft_limit(); ++each)
    if (fcntl(each, F_GETFD) != -1) open.push_back(each);
  return open;
}

std::vector<int> list() {
  std::vector<int> open;
  rewinddir(listing());
  while (const dirent* each = readdir(listing()))
    if (each->d_name[0] != '.') open.push_back(std::stoi(each->d_name));
  std::sort(open.begin(), open.end());
  return open;
}

}  // namespace

int move_high(int descriptor) {
  const int lowest = std::min(high, soft_limit() - 8);
  const int moved = fcntl(descriptor, F_DUPFD_CLOEXEC, std::max(lowest, 3));
  if (moved == -1)
    throw std::system_error(errno, std::generic_category(), "cannot move a descriptor");
  close(descriptor);
  own_descriptors().insert(moved);
  return moved;
}

bool is_own(int descriptor) {
  return own_descriptors().contains(descriptor);
}

void prepare_census() {
  if (listing() != nullptr) {
    own_descriptors().erase(dirfd(listing()));
    closedir(listing());
  }
  const int folder = open("/proc/self/fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  listing() = folder == -1 ? nullptr : fdopendir(move_high(folder));
}

std::vector<int> all_descriptors() {
  static std::mutex one_reader;  // of the listing, which has a position
  const std::lock_guard lock(one_reader);
  return listing() != nullptr ? list() : scan();
}

}  // namespace sockspec::driver
