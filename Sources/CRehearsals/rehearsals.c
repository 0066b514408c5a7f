// The rehearsals that need no file of their own are embedded by the compiler, as the editions
// are: what `demo` runs is what stands in Scripts/rehearsals.
#include "CRehearsals.h"

static const char first_look[] = {
#embed "../../Scripts/rehearsals/first-look.jtai"
};
static const char large_area[] = {
#embed "../../Scripts/rehearsals/large-area.jtai"
};
static const char late_list[] = {
#embed "../../Scripts/rehearsals/late-list.jtai"
};
static const char option_a[] = {
#embed "../../Scripts/rehearsals/option-a.jtai"
};
static const char option_b[] = {
#embed "../../Scripts/rehearsals/option-b.jtai"
};
static const char options_a_and_b[] = {
#embed "../../Scripts/rehearsals/options-a-and-b.jtai"
};
static const char self_check[] = {
#embed "../../Scripts/rehearsals/self-check.jtai"
};
static const char small_area[] = {
#embed "../../Scripts/rehearsals/small-area.jtai"
};
static const char the_call[] = {
#embed "../../Scripts/rehearsals/the-call.jtai"
};
static const char tour[] = {
#embed "../../Scripts/rehearsals/tour.jtai"
};
static const char unclean_data[] = {
#embed "../../Scripts/rehearsals/unclean-data.jtai"
};
static const char which_option[] = {
#embed "../../Scripts/rehearsals/which-option.jtai"
};
static const char withdrawn_child[] = {
#embed "../../Scripts/rehearsals/withdrawn-child.jtai"
};

// In the order in which somebody new would run them.
static const jtai_rehearsal rehearsals[] = {
    {"first-look", first_look, sizeof first_look},
    {"options-a-and-b", options_a_and_b, sizeof options_a_and_b},
    {"option-a", option_a, sizeof option_a},
    {"option-b", option_b, sizeof option_b},
    {"the-call", the_call, sizeof the_call},
    {"late-list", late_list, sizeof late_list},
    {"withdrawn-child", withdrawn_child, sizeof withdrawn_child},
    {"small-area", small_area, sizeof small_area},
    {"large-area", large_area, sizeof large_area},
    {"unclean-data", unclean_data, sizeof unclean_data},
    {"which-option", which_option, sizeof which_option},
    {"self-check", self_check, sizeof self_check},
    {"tour", tour, sizeof tour},
};

const jtai_rehearsal *jtai_rehearsal_at(size_t index) {
  return index < sizeof rehearsals / sizeof rehearsals[0] ? &rehearsals[index] : NULL;
}
