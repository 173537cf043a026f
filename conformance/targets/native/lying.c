#include "lying.h"

bool lie_is_told(const char* id) {
  const char* const told = getenv("SOCKSPEC_LIE");
  return told != NULL && strcmp(told, id) == 0;
}
