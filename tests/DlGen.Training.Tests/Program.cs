using DlGen.Training.Tests.Resuming;

// The tests start this program for what needs a process of its own, such as one to be killed.
return args is ["interrupted", ..] ? Interrupted.Run(args[1]) : 1;
