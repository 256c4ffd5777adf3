# Embeds one file unchanged between two symbols, SYMBOL_begin and SYMBOL_end.
# waqai_embed_file(OUT_SOURCE FILE SYMBOL)
function(waqai_embed_file out file symbol)
  set(asm "  .section .rodata\n  .globl ${symbol}_begin, ${symbol}_end\n  .balign 64\n${symbol}_begin:\n  .incbin \"${file}\"\n${symbol}_end:\n  .byte 0\n  .section .note.GNU-stack,\"\",@progbits\n")
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.S)
  file(CONFIGURE OUTPUT ${source} CONTENT "${asm}" @ONLY)
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS ${file})
  set(${out} ${source} PARENT_SCOPE)
endfunction()
