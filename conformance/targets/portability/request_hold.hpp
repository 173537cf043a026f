#pragma once
// What lets the requests of a server end: those that are held, and those that wait on a socket.

#include <condition_variable>
#include <mutex>
#include <vector>

#include "sockspec/socket.hpp"

namespace sockspec::driver {

class request_hold {
 public:
  /// Waits until a release, or the end, lets it go on.
  void wait();
  /// Lets that many go on, those that wait or those that will.
  void release(std::int64_t count);
  /// Lets everything go on for ever: sockets that are in use are shut down.
  void end();

  /// A socket that a request uses, as long as this exists.
  class use {
   public:
    use(request_hold& of, sockspec::socket& used);
    ~use();
    use(const use&) = delete;
    use& operator=(const use&) = delete;

   private:
    request_hold& of_;
    sockspec::socket& used_;
  };

 private:
  std::mutex guard_;
  std::condition_variable changed_;
  std::int64_t released_ = 0;
  bool ended_ = false;
  std::vector<sockspec::socket*> used_;
};

}  // namespace sockspec::driver
