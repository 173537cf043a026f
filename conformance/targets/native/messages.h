/* Answers one frame of the runner. Returns false after `bye`. */
#ifndef SOCKSPEC_NATIVE_MESSAGES_H
#define SOCKSPEC_NATIVE_MESSAGES_H

#include "frames.h"

/* Takes the frame over. */
bool answer_frame(struct frame* frame);

#endif
