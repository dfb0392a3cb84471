using DlGen.Training.Tests.Resuming;
using DlGen.Training.Tests.Starting;

// The tests start this program for what needs a process of its own, such as one to be killed.
return args switch
{
    ["interrupted", var folder] => Interrupted.Run(folder),
    ["first-step"] => FirstStep.Run(),
    _ => 1,
};
