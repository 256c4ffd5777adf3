// The whole public interface. Shortest program: make a Document,
// Pipeline::create(Lexicon::embedded()), run, to_json.
#pragma once

#include "waqai/annotations.h"
#include "waqai/chronology.h"
#include "waqai/document.h"
#include "waqai/error.h"
#include "waqai/json.h"
#include "waqai/lexicon.h"
#include "waqai/pipeline.h"
#include "waqai/result.h"
#include "waqai/span.h"
#include "waqai/version.h"
