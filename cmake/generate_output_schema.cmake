# Writes OUTPUT, a source file that holds the text of the file SCHEMA; see cli/CMakeLists.txt.

file(READ ${SCHEMA} schema)
file(WRITE ${OUTPUT} "#include \"output_schema.hpp\"

namespace kwic::cli {

std::string_view output_schema() noexcept {
    return R\"schema(${schema})schema\";
}

}  // namespace kwic::cli
")
