#pragma once
// How a function of the C library that a test program defines makes the true call, or fails.

#include <dlfcn.h>
#include <netdb.h>
#include <sys/types.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>

#include "posix/faults/faults.hpp"

namespace sockspec::testing {

inline const fault* fault_of(const char* name) {
  auto* const run = current_run();
  return run == nullptr ? nullptr : run->next(name);
}

/// The function that the C library has under this name.
template <typename Function>
Function* true_function(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

/// Makes the call, or not, as the fault says.
template <typename Call>
auto spoiled(const char* name, const Call& call) -> decltype(call()) {
  const fault* const found = fault_of(name);
  if (found == nullptr || found->how == fault::way::half) return call();
  if (found->how == fault::way::after) call();
  errno = found->error;
  return -1;
}

/// The same for a call that moves bytes: call takes how many.
template <typename Call>
ssize_t spoiled_transfer(const char* name, std::size_t size, const Call& call) {
  const fault* const found = fault_of(name);
  if (found == nullptr) return call(size);
  if (found->how == fault::way::half) return call(std::max<std::size_t>(size / 2, 1));
  if (found->how == fault::way::after) call(size);
  errno = found->error;
  return -1;
}

/// The same for one of those that look up: a number below zero is what it returns, another is
/// errno, beside the code that says so.
template <typename Call>
int spoiled_lookup(const char* name, const Call& call) {
  const fault* const found = fault_of(name);
  if (found == nullptr) return call();
  if (found->error < 0) return found->error;
  errno = found->error;
  return EAI_SYSTEM;
}

/// The same for one that fails with nothing: a null pointer, or 0.
template <typename Call>
auto spoiled_answer(const char* name, const Call& call) -> decltype(call()) {
  const fault* const found = fault_of(name);
  if (found == nullptr) return call();
  errno = found->error;
  return {};
}

}  // namespace sockspec::testing
