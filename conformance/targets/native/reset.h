/* Undoes what a cell did, so that the next one finds the driver as it was at hello. */
#ifndef SOCKSPEC_NATIVE_RESET_H
#define SOCKSPEC_NATIVE_RESET_H

#include "json.h"

/* Writes `closed` and `leaked`. No lane may be in a call. */
void reset_everything(struct json_writer* out);

#endif
