using BenchmarkDotNet.Running;
using DlGen.Benchmarks;

if (args is ["--compiler"])
{
    CompilerFigures.Print();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
