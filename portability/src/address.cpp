#include "sockspec/address.hpp"

namespace sockspec {
namespace {

std::string inet6_text(const address& of) {
  std::string text = "[";
  text += of.host();
  if (of.scope() != 0) text.append("%").append(std::to_string(of.scope()));
  return text.append("]:").append(std::to_string(of.port()));
}

}  // namespace

std::string to_string(const address& of) {
  switch (of.family()) {
    case address_family::unspecified:
      return "none";
    case address_family::inet:
      return of.host() + ":" + std::to_string(of.port());
    case address_family::inet6:
      return inet6_text(of);
    case address_family::unix_domain:
      return std::string(of.is_abstract() ? "unix:@" : "unix:").append(of.path());
    case address_family::other:
      break;
  }
  return "an address of another family";
}

}  // namespace sockspec
