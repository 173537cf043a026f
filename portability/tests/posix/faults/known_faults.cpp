#include "posix/faults/known_faults.hpp"

#include <netdb.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <string_view>

namespace sockspec::testing {
namespace {

constexpr auto instead = fault::way::instead;
constexpr auto after = fault::way::after;
constexpr auto half = fault::way::half;

// What the manual pages name, as far as it can happen to a sound call. EINTR comes after the work
// of close, and of a connect over a network: they go on in the background.
const std::map<std::string, std::vector<known_fault>> faults_of = {
    {"socket", {{{instead, EMFILE}, true}, {{instead, ENFILE}, true}, {{instead, ENOBUFS}, true}}},
    {"socketpair", {{{instead, EMFILE}, true}, {{instead, ENOMEM}, true}}},
    {"bind", {{{instead, EADDRINUSE}, true}, {{instead, ENOMEM}, true}}},
    {"listen", {{{instead, EADDRINUSE}, true}}},
    {"accept",
     {{{instead, EINTR}, false},
      {{instead, EMFILE}, true},
      {{instead, ENOBUFS}, true},
      {{instead, ECONNABORTED}, true}}},
    {"accept4",
     {{{instead, EINTR}, false},
      {{instead, EMFILE}, true},
      {{instead, ENOBUFS}, true},
      {{instead, ECONNABORTED}, true}}},
    {"connect", {{{instead, ECONNREFUSED}, true}, {{instead, EADDRNOTAVAIL}, true}}},
    {"shutdown", {{{instead, ENOBUFS}, true}}},
    {"close", {{{after, EINTR}, false}, {{after, EIO}, true}}},
    {"getsockname", {{{instead, ENOBUFS}, true}}},
    {"getpeername", {{{instead, ENOBUFS}, true}}},
    {"getsockopt", {{{instead, ENOBUFS}, true}}},
    {"setsockopt", {{{instead, ENOMEM}, true}}},
    {"poll", {{{instead, EINTR}, false}, {{instead, ENOMEM}, true}}},
    {"send",
     {{{half, 0}, false},
      {{instead, EINTR}, false},
      {{instead, ENOBUFS}, true},
      {{instead, ECONNRESET}, true}}},
    {"sendto", {{{instead, EINTR}, false}, {{instead, ENOBUFS}, true}}},
    {"recv", {{{half, 0}, false}, {{instead, EINTR}, false}, {{instead, ENOMEM}, true}}},
    {"sendmsg", {{{instead, EINTR}, false}, {{instead, ENOBUFS}, true}}},
    {"recvmsg", {{{instead, EINTR}, false}, {{instead, ENOMEM}, true}}},
    {"sendmmsg", {{{half, 0}, false}, {{instead, EINTR}, false}, {{instead, ENOBUFS}, true}}},
    {"recvmmsg", {{{half, 0}, false}, {{instead, EINTR}, false}, {{instead, ENOMEM}, true}}},
    {"recvfrom", {{{instead, EINTR}, false}, {{instead, ENOMEM}, true}}},
    {"ioctl", {{{instead, EPERM}, true}}},  // of a sandbox, as of fcntl: there is no other
    {"fcntl F_DUPFD_CLOEXEC", {{{instead, EMFILE}, true}}},
    {"fcntl F_GETFL", {{{instead, EPERM}, true}}},
    {"fcntl F_SETFD", {{{instead, EPERM}, true}}},
    {"open", {{{instead, EINTR}, false}, {{instead, EMFILE}, true}, {{instead, EACCES}, true}}},
    {"read", {{{half, 0}, false}, {{instead, EINTR}, false}, {{instead, EIO}, true}}},
    {"pread", {{{half, 0}, false}, {{instead, EINTR}, false}, {{instead, EIO}, true}}},
    {"lseek", {{{instead, EOVERFLOW}, true}}},
    {"sendfile",
     {{{half, 0}, false},
      {{instead, EINTR}, false},
      {{instead, EINVAL}, false},
      {{instead, ENOSYS}, false},
      {{instead, EIO}, true},
      {{instead, ENOMEM}, true}}},
    {"sigtimedwait", {{{instead, EINTR}, false}}},
    {"pthread_create", {{{instead, EAGAIN}, true}}},
    {"getaddrinfo",
     {{{instead, EAI_AGAIN}, true}, {{instead, EAI_MEMORY}, true}, {{instead, EMFILE}, true}}},
    {"getnameinfo",
     {{{instead, EAI_AGAIN}, true}, {{instead, EAI_MEMORY}, true}, {{instead, EMFILE}, true}}},
    {"gethostname", {{{instead, ENAMETOOLONG}, true}}},
    {"if_nameindex", {{{instead, ENOBUFS}, true}, {{instead, EMFILE}, true}}},
    {"if_nametoindex", {{{instead, EMFILE}, true}}},
    {"if_indextoname", {{{instead, EMFILE}, true}}},
};

// Where the handle does not block, the layer waits for what would block.
constexpr std::string_view waited_for[] = {"accept",   "accept4", "recv",  "recvfrom",
                                           "recvmmsg", "recvmsg", "send",  "sendfile",
                                           "sendmmsg", "sendmsg", "sendto"};

// Of datagrams that the system does not send together: each goes by itself.
constexpr known_fault refused_together[] = {
    {{instead, EINVAL}, false}, {{instead, EIO}, false}, {{instead, EMSGSIZE}, false}};

}  // namespace

std::vector<known_fault> faults_for(const std::string& call, const std::string& told, pace how) {
  auto found = faults_of.at(call);
  if (std::ranges::find(waited_for, call) != std::end(waited_for)) {
    found.push_back({{instead, EAGAIN}, how == pace::for_ever});
  }
  if (call == "sendmsg" && told == "segments") {
    found.insert(found.end(), std::begin(refused_together), std::end(refused_together));
  }
  if (call == "connect")
    found.push_back({{told == "connection_unix" ? instead : after, EINTR}, false});
  return found;
}

bool may_end_well(const std::string& call, const std::string& told) {
  // Of a file that was read, and is closed by the library; and after an error that is told already.
  if (told.starts_with("file_by_") && call == "close") return true;
  if (told == "file_for_nobody" && call == "lseek") return true;
  // Without an answer they go one by one.
  if (told == "segments" && call == "getsockopt") return true;
  // What was received is open, and is there whether or not children would inherit it.
  if (told == "message_with_a_descriptor" && call == "fcntl F_SETFD") return true;
  return told.ends_with("_of_addresses") || told == "server_of_connections" ||
         told == "server_with_threads" || told == "server_of_datagrams";
}

}  // namespace sockspec::testing
