case $1 in
    remove | deconfigure) check_tills remove ;;
    upgrade | failed-upgrade) check_tills upgrade ;;
esac
