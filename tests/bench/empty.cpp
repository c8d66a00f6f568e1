// The least a program can do: what starting the command is measured against.
int main() {}
