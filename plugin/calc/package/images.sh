#!/bin/sh
# Draws the icons of the sidebar, which are committed; needs ImageMagick. A stack of three layers, the top one checked.
set -e
cd "$(dirname "$0")/images"
draw() { # NAME EDGE TOP MIDDLE BOTTOM TICK
  convert -size 192x192 xc:none -stroke "$2" -strokewidth 8 -draw "stroke-linejoin round" \
    -fill "$5" -draw "polygon 96,96 184,140 96,184 8,140" \
    -fill "$4" -draw "polygon 96,62 184,106 96,150 8,106" \
    -fill "$3" -draw "polygon 96,12 184,66 96,120 8,66" \
    -fill none -stroke "$6" -strokewidth 15 -draw "polyline 62,66 88,88 132,46" \
    -filter Lanczos -resize 24x24 -strip -define png:exclude-chunks=date,time "PNG32:$1"
}
draw deck.png          '#1c4f82' '#eaf3fb' '#8fbce6' '#4a8ac4' '#1a7f37'
draw deck-contrast.png '#ffffff' '#000000' '#000000' '#000000' '#ffffff'
