// The ranking formula, and nothing else.
#pragma once

#include <xapian.h>

namespace kwic {

// Divergence From Randomness IneB2 with c = 1 (G. Amati, C. J. van Rijsbergen: Probabilistic models of information
// retrieval based on measuring the divergence from randomness, ACM TOIS 20(4), 2002). It is Xapian's own, so that every
// backend has it.
inline Xapian::IneB2Weight make_ranking() {
    return Xapian::IneB2Weight(1.0);
}

}  // namespace kwic
