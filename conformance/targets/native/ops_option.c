#include "data.h"
#include "operations.h"
#include "waiting.h"

static bool option_arguments(struct call* call, int* level, int* name) {
  return name_argument(call, "level", &option_levels, level) &&
         name_argument(call, "name", &option_names, name);
}

/* A value in the system's bytes; null bytes stand for a null pointer. */
struct option_value {
  unsigned char* bytes;
  size_t length;
};

static bool keep(struct call* call, const void* bytes, size_t length, struct option_value* to) {
  to->bytes = malloc(length + 1);
  if (to->bytes == NULL) return broken(call, "no memory for the option");
  memcpy(to->bytes, bytes, length);
  to->length = length;
  return true;
}

static bool int_value(struct call* call, const struct json* value, struct option_value* to) {
  int number = 0;
  if (value->kind != json_integer || value->integer < INT32_MIN || value->integer > UINT32_MAX) {
    return broken(call, "value.int is not an integer of 32 bits");
  }
  number = (int)(uint32_t)(value->integer & 0xFFFFFFFF);
  return keep(call, &number, sizeof number, to);
}

static bool linger_value(struct call* call, const struct json* value, struct option_value* to) {
  const struct json* const on = json_member(value, "on");
  const struct json* const seconds = json_member(value, "seconds");
  struct linger linger;
  if (on == NULL || (on->kind != json_true && on->kind != json_false)) {
    return broken(call, "value.linger.on is not true or false");
  }
  if (seconds == NULL || seconds->kind != json_integer || seconds->integer < INT_MIN ||
      seconds->integer > INT_MAX) {
    return broken(call, "value.linger.seconds is not an integer");
  }
  memset(&linger, 0, sizeof linger);
  linger.l_onoff = on->kind == json_true;
  linger.l_linger = (linger_seconds)seconds->integer;
  return keep(call, &linger, sizeof linger, to);
}

static bool duration_value(struct call* call, const struct json* value, struct option_value* to) {
  option_duration duration;
  if (value->kind != json_integer) return broken(call, "value.duration is not an integer");
  duration = option_duration_of(value->integer);
  return keep(call, &duration, sizeof duration, to);
}

static bool host_value(struct call* call, const struct json* value, struct option_value* to) {
  struct in_addr inet;
  struct in6_addr inet6;
  char text[INET6_ADDRSTRLEN + 1];
  if (value->kind != json_string || value->length >= sizeof text) {
    return broken(call, "value.address is not a numeric address");
  }
  memcpy(text, value->text, value->length);
  text[value->length] = '\0';
  if (inet_pton(AF_INET, text, &inet) == 1) return keep(call, &inet, sizeof inet, to);
  if (inet_pton(AF_INET6, text, &inet6) == 1) return keep(call, &inet6, sizeof inet6, to);
  return broken(call, "value.address is not a numeric address");
}

/* An address of that family in the system's bytes. */
static bool numeric_host(struct call* call, const struct json* value, int family, void* to) {
  char text[INET6_ADDRSTRLEN + 1];
  if (value == NULL || value->kind != json_string || value->length >= sizeof text) {
    return broken(call, "a membership's group, interface or source is not a numeric address");
  }
  memcpy(text, value->text, value->length);
  text[value->length] = '\0';
  if (inet_pton(family, text, to) == 1) return true;
  return broken(call, "a membership's group, interface or source is of another family");
}

static bool ipv6_membership(struct call* call, const struct json* value, struct option_value* to) {
  const struct json* const index = json_member(value, "interface");
  struct ipv6_mreq membership;
  memset(&membership, 0, sizeof membership);
  membership.ipv6mr_interface = (unsigned)index->integer;
  return numeric_host(call, json_member(value, "group"), AF_INET6, &membership.ipv6mr_multiaddr) &&
         keep(call, &membership, sizeof membership, to);
}

static bool ipv4_membership(struct call* call, const struct json* value, struct option_value* to) {
  struct ip_mreq membership;
  memset(&membership, 0, sizeof membership);
  return numeric_host(call, json_member(value, "group"), AF_INET, &membership.imr_multiaddr) &&
         numeric_host(call, json_member(value, "interface"), AF_INET, &membership.imr_interface) &&
         keep(call, &membership, sizeof membership, to);
}

static bool source_membership(struct call* call, const struct json* value,
                              struct option_value* to) {
#ifdef IP_ADD_SOURCE_MEMBERSHIP
  struct ip_mreq_source membership;
  memset(&membership, 0, sizeof membership);
  return numeric_host(call, json_member(value, "group"), AF_INET, &membership.imr_multiaddr) &&
         numeric_host(call, json_member(value, "interface"), AF_INET, &membership.imr_interface) &&
         numeric_host(call, json_member(value, "source"), AF_INET, &membership.imr_sourceaddr) &&
         keep(call, &membership, sizeof membership, to);
#else
  (void)value;
  (void)to;
  return unsupported(call, "memberships have no sources here");
#endif
}

static bool membership_value(struct call* call, const struct json* value, struct option_value* to) {
  const struct json* const index = json_member(value, "interface");
  const struct json* const source = json_member(value, "source");
  if (index != NULL && index->kind == json_integer) return ipv6_membership(call, value, to);
  if (source == NULL || json_is_null(source)) return ipv4_membership(call, value, to);
  return source_membership(call, value, to);
}

static bool option_value(struct call* call, struct option_value* to) {
  const struct json* const value = json_member(call->arguments, "value");
  const struct json* member = NULL;
  to->bytes = NULL;
  to->length = 0;
  if (json_is_null(value)) return true;
  if ((member = json_member(value, "int")) != NULL) return int_value(call, member, to);
  if ((member = json_member(value, "linger")) != NULL) return linger_value(call, member, to);
  if ((member = json_member(value, "duration")) != NULL) return duration_value(call, member, to);
  if ((member = json_member(value, "address")) != NULL) return host_value(call, member, to);
  if ((member = json_member(value, "membership")) != NULL) {
    return membership_value(call, member, to);
  }
  if ((member = json_member(value, "raw")) != NULL) {
    return bytes_value(call, "value.raw", member, &to->bytes, &to->length);
  }
  return broken(call, "value is not int, linger, duration, address, membership, raw or null");
}

void operation_setsockopt(struct call* call) {
  struct option_value value;
  int level = 0;
  int name = 0;
  int64_t length = 0;
  int result = -1;
  if (!option_arguments(call, &level, &name) || !option_value(call, &value)) return;
  if (integer_argument_or(call, "length", INT32_MIN, UINT32_MAX, (int64_t)value.length, &length)) {
    do {
      if (!begin_call(call)) break;
      result = write_option(call->descriptor, level, name, value.bytes, (socklen_t)length);
    } while (end_call(call, result));
    if (call->called) answer_plainly(call);
  }
  free(value.bytes);
}
