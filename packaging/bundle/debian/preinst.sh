case $1 in
    upgrade) check_tills upgrade ;;
esac
