#pragma once
// Which servers the calling thread is serving: a hook must not wait for its own server.

namespace sockspec {

/// As long as it exists, its thread serves for that server. One server's hook may run another
/// server: then there are several in a thread, one within the other.
class serving_thread {
 public:
  explicit serving_thread(const void* server) noexcept : server_(server), outer_(innermost) {
    innermost = this;
  }
  ~serving_thread() { innermost = outer_; }
  serving_thread(const serving_thread&) = delete;
  serving_thread& operator=(const serving_thread&) = delete;

  static bool serves(const void* server) noexcept {
    for (const serving_thread* at = innermost; at != nullptr; at = at->outer_) {
      if (at->server_ == server) return true;
    }
    return false;
  }

 private:
  const void* server_;
  const serving_thread* outer_;
  static inline thread_local const serving_thread* innermost = nullptr;
};

}  // namespace sockspec
