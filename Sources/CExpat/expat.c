// Nothing to compile: Swift calls libexpat through the header.
#include "CExpat.h"
