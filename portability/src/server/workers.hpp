#pragma once
// A bounded number of threads, one for each request.

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <list>
#include <mutex>
#include <thread>

namespace sockspec {

class workers {
 public:
  /// \param most   how many may work at once
  /// \param ended  called by each when its work has ended, from its thread
  workers(std::size_t most, std::function<void()> ended) : most_(most), ended_(std::move(ended)) {}
  workers(const workers&) = delete;
  workers& operator=(const workers&) = delete;
  ~workers() { join_all(); }

  std::size_t most() const noexcept { return most_; }
  bool has_room();

  /// Errors: those of std::thread
  /// \param work  must not throw
  void start(std::function<void()> work);

  /// Joins those whose work has ended, so that they do not pile up.
  void join_ended();
  /// Waits for all.
  void join_all();

 private:
  using thread_list = std::list<std::thread>;

  void end(thread_list::iterator);

  const std::size_t most_;
  const std::function<void()> ended_;
  std::mutex mutex_;
  std::condition_variable idle_;
  thread_list working_;
  thread_list done_;
};

}  // namespace sockspec
